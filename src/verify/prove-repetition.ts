/**
 * Proves law 3 on an output, apart from the code that decided: that what went as boilerplate by repetition is a whole
 * block, of 40 tokens at most, that the report tells in full; and that its line repeats on its site, or at the page
 * breaks of its document, as often and in as much other company as the law asks, counted anew from the originals; or
 * that it is a near copy of such a line in which no word that differs tells anything.
 */
import { witnesses } from '../boilerplate/witnesses.js'
import type { Decoded } from '../corpus/encoding/decode.js'
import { isMarkdown } from '../markdown-name.js'
import { Blocks, segment } from '../text/segment.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { HEADING, TITLE } from './block-looks.js'
import type { Claims } from './claims.js'
import { placesIn } from './kept-tokens.js'
import { LineCounts } from './line-counts.js'
import { exactWords, isSame, lineNumber, MOST_TOKENS, maskedWords } from './line-words.js'
import { nearCopies } from './near-copies.js'
import { NearHosts } from './near-hosts.js'
import { eachOriginal } from './originals.js'
import { SiteLines } from './site-lines.js'

/** The line of a group, as its text says it; null where it is none. */
export interface Line {
  readonly exact: Uint32Array
  readonly masked: Uint32Array
  readonly number: number
}

/** All that is known of a site on which something went. */
interface Site {
  readonly wanted: Map<number, Line>
  /** Of these by number what repetition is said to prove: all others went by a rule. */
  readonly repeated: Set<number>
  readonly lines: SiteLines
  readonly numbers: Map<number, number>
  counts: LineCounts | null
  hosts: NearHosts | null
}

const tokens = new Tokens()
const blocks = new Blocks()

/** Appends what does not hold to `problems`; answers with how many removals of boilerplate were looked at. */
export function proveRepetition(folder: string, claims: Claims, problems: string[]): number {
  const { occurrences, groupTexts, paths, sites } = claims
  const documents = new Set<number>()
  let claimed = 0
  for (let i = 0; i < occurrences.count; i += 1) {
    if (!isRepeated(claims, i)) continue
    claimed += 1
    documents.add(occurrences.document.at(i))
  }
  // An index has no texts that lines could be counted in anew, and packed files are not unpacked here.
  const { old, oldTexts } = claims
  const isPacked = () => Array.from({ length: old }).some((_, document) => oldTexts?.isPacked(document))
  if (claimed === 0 || oldTexts?.indexed || isPacked()) return claimed
  const seen = new Set(witnesses(oldOf(claims), new Set([...documents].map((document) => sites[document]))))
  const lines = groupTexts.map((text) => (text === null ? null : lineOf(Buffer.from(text))))
  const bySite = sitesOf(claims, documents, lines)
  eachOriginal(
    folder,
    claims,
    (document) => bySite.has(sites[document]) && (document >= claims.old || seen.has(document)),
    (document, text) => {
      const site = bySite.get(sites[document])
      if (site === undefined) return
      site.numbers.set(document, site.lines.documents.length)
      site.lines.add(document, text, isMarkdown(paths[document]))
    },
  )
  for (const site of bySite.values()) {
    site.counts = new LineCounts(
      site.lines,
      nearCopies(site.lines.sketches),
      site.wanted.keys(),
      site.repeated,
    )
    site.hosts = new NearHosts(site.counts, site.wanted.values())
  }
  eachOriginal(
    folder,
    claims,
    (document) => documents.has(document),
    (document, text) => {
      const site = bySite.get(sites[document])
      if (site !== undefined) proveDocument(claims, document, text, site, lines, problems)
    },
  )
  return claimed
}

/** The old documents, as far as the draw of those that lines are counted on goes by it. */
function oldOf({ old, sites, oldWords, oldHashes }: Claims) {
  return Array.from({ length: old }, (_, at) => ({
    site: sites[at],
    words: oldWords[at],
    hash: oldHashes[at],
  }))
}

/** Whether it is said to be boilerplate of the site: what goes by hand is nobody's proof. */
function isFrame({ occurrenceKind, occurrenceForced }: Claims, one: number): boolean {
  return occurrenceKind[one] === 'boilerplate' && !occurrenceForced[one]
}

/** Whether repetition is said to prove it. */
function isRepeated(claims: Claims, one: number): boolean {
  return isFrame(claims, one) && !claims.occurrenceRule[one]
}

/** The sites of some documents. What goes there by a rule stands in the runs of what repeats, so it is wanted, too. */
function sitesOf(
  claims: Claims,
  documents: ReadonlySet<number>,
  lines: readonly (Line | null)[],
): Map<string, Site> {
  const { occurrences, occurrenceGroup, sites } = claims
  const bySite = new Map<string, Site>()
  for (const document of documents) {
    if (bySite.has(sites[document])) continue
    const made = {
      wanted: new Map(),
      repeated: new Set<number>(),
      lines: new SiteLines(),
      numbers: new Map(),
      counts: null,
      hosts: null,
    }
    bySite.set(sites[document], made)
  }
  for (let i = 0; i < occurrences.count; i += 1) {
    if (!isFrame(claims, i)) continue
    const line = lines[occurrenceGroup.at(i)]
    const site = bySite.get(sites[occurrences.document.at(i)])
    if (line === null || site === undefined) continue
    site.wanted.set(line.number, line)
    if (isRepeated(claims, i)) site.repeated.add(line.number)
  }
  return bySite
}

function lineOf(text: Uint8Array): Line | null {
  tokens.clear()
  tokenise(text, 0, text.length, tokens)
  if (tokens.count === 0 || tokens.count > MOST_TOKENS) return null
  const masked = maskedWords({ text, tokens, start: 0 })
  return { exact: exactWords(tokens), masked, number: lineNumber(masked) }
}

function proveDocument(
  claims: Claims,
  document: number,
  text: Decoded,
  site: Site,
  lines: readonly (Line | null)[],
  problems: string[],
): void {
  const { occurrences, occurrenceKind, occurrenceGroup, occurrenceLine, paths } = claims
  const own = occurrences.of(document)
  const places = placesIn(text, [[occurrences, own]])
  const byStart = new Map(Array.from(own, (one) => [places(occurrences.start.at(one)), one]))
  blocks.clear()
  segment(text.bytes, isMarkdown(paths[document]), blocks)
  // What went of each block whole, and the words of each; a block without words has none.
  const gone: (number | undefined)[] = []
  const words: Uint32Array[] = []
  const whole = new Set<number>()
  for (let block = 0; block < blocks.count; block += 1) {
    const one = byStart.get(blocks.start[block])
    const isWhole = one !== undefined && places(occurrences.end.at(one)) === blocks.end[block]
    if (isWhole) whole.add(one)
    gone.push(isWhole ? one : undefined)
    tokens.clear()
    tokenise(text.bytes, blocks.start[block], blocks.end[block], tokens)
    words.push(exactWords(tokens))
  }
  const problem = (one: number, what: string) =>
    problems.push(`${paths[document]}:${occurrenceLine.at(one)} ${what}`)
  const frame = (one: number | undefined) => one !== undefined && isFrame(claims, one)
  for (const one of own)
    if (isRepeated(claims, one) && !whole.has(one))
      problem(one, 'is removed as boilerplate and is no whole block')
  const first = site.lines.first[site.numbers.get(document) ?? 0]
  let worded = first - 1
  for (const [block, one] of gone.entries()) {
    if (words[block].length > 0) worded += 1
    if (one === undefined || occurrenceKind[one] !== 'boilerplate') continue
    if (words[block].length === 0) {
      if (!isBetween(gone, block)) problem(one, 'holds no word and is removed alone')
    } else if (isRepeated(claims, one)) {
      const line = lines[occurrenceGroup.at(one)]
      const wrong =
        line === null
          ? 'is no line of boilerplate'
          : isSame(words[block], line.exact)
            ? wrongWith(text, block, site, document, worded, line, (at) => frame(gone[at]))
            : 'is removed as boilerplate and says something else'
      if (wrong !== null) problem(one, wrong)
    }
  }
}

/** Whether what stands on both sides of a block without words goes, or is a border; rulers in between are passed. */
function isBetween(gone: readonly (number | undefined)[], block: number): boolean {
  const isGone = (at: number) => at < 0 || at >= gone.length || gone[at] !== undefined
  return isGone(block - 1) && isGone(block + 1) && gone.length > 1
}

/** What law 3 says against the removal of a line in its place, or null. */
function wrongWith(
  text: Decoded,
  block: number,
  { counts, hosts, lines, numbers }: Site,
  document: number,
  worded: number,
  line: Line,
  isFrame: (block: number) => boolean,
): string | null {
  const number = numbers.get(document)
  if (counts === null || hosts === null || number === undefined) return 'is on no known site'
  if (counts.isPaged(number, line.number)) return null
  if (!counts.isProven(line.number)) {
    const isHalf = (at: number) => {
      if (at < 0 || at + 1 >= blocks.count || !isFrame(at) || !isFrame(at + 1)) return false
      const whole = lineOf(text.bytes.subarray(blocks.start[at], blocks.end[at + 1]))
      return whole !== null && counts.isProven(whole.number)
    }
    if (isHalf(block - 1) || isHalf(block)) return null
    const stretch = { text: text.bytes, tokens, start: blocks.start[block] }
    tokens.clear()
    tokenise(text.bytes, blocks.start[block], blocks.end[block], tokens)
    return hosts.has(stretch, line) ? null : 'is removed as boilerplate and repeats too little'
  }
  const [before, behind] = counts.sides(number, worded)
  const looks = lines.looks.at(worded)
  const isHeading =
    behind &&
    ((looks & TITLE) !== 0 || (before && (looks & HEADING) !== 0 && !counts.isNoHeading(line.number)))
  return isHeading ? 'is removed as boilerplate and can be a heading' : null
}
