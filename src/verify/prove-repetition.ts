/**
 * Proves law 3 on an output: that what went as boilerplate by repetition is a line that the report tells in full, of
 * 40 tokens at most, and repeats on its site, or inside its document, in other company each time. Counted anew from
 * the originals. What stands around a line is taken wider here than where it was decided, never narrower.
 */
import type { Decoded } from '../corpus/encoding/decode.js'
import { hash64 } from '../fingerprint/hash.js'
import { Blocks, segment } from '../text/segment.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import type { Claims } from './claims.js'
import { placesIn } from './kept-tokens.js'
import { isNearLine, MOST_TOKENS, maskedWords, wordsOf } from './line-words.js'
import { eachOriginal } from './originals.js'

/** Documents and contexts that prove a line on its site, and contexts inside one document (law 3). */
const ON_SITE = 5
const IN_DOCUMENT = 3
/** Half of law 3's share: it speaks of documents less their near copies, and copies are not told apart here. */
const SHARE = 0.1
/** Blocks on either side that make a context: lines between may be frequent and stay. */
const AROUND = 6

const MARKDOWN = /\.(?:md|markdown)$/i

interface Line {
  documents: number
  readonly contexts: Set<bigint>
}

const tokens = new Tokens()

/** Appends what does not hold to `problems`; answers with how many removals of boilerplate were looked at. */
export function proveRepetition(folder: string, claims: Claims, problems: string[]): number {
  const {
    occurrences,
    occurrenceKind,
    occurrenceRule,
    occurrenceForced,
    occurrenceGroup,
    groupTexts,
    sites,
  } = claims
  const claimed: number[] = []
  for (let i = 0; i < occurrences.count; i += 1)
    if (occurrenceKind[i] === 'boilerplate' && !occurrenceRule[i] && !occurrenceForced[i]) claimed.push(i)
  if (claimed.length === 0) return 0
  const wordsOfGroup = groupTexts.map((text) => (text === null ? null : lineOf(Buffer.from(text))))
  const lines = new Map<string, Line>()
  const wanted = new Map<string, Set<string>>()
  // What goes by a rule stands in the runs of what repeats: all of them are passed over where a context is taken.
  for (let one = 0; one < occurrences.count; one += 1) {
    if (occurrenceKind[one] !== 'boilerplate') continue
    const words = wordsOfGroup[occurrenceGroup.at(one)]
    if (words === null) continue
    const site = sites[occurrences.document.at(one)]
    const key = words.join(' ')
    const onSite = wanted.get(site)
    if (onSite === undefined) wanted.set(site, new Set([key]))
    else onSite.add(key)
  }
  const sizes = new Map<string, number>()
  for (const site of sites) sizes.set(site, (sizes.get(site) ?? 0) + 1)
  eachOriginal(
    folder,
    claims,
    (document) => wanted.has(sites[document]),
    (document, text) =>
      countLines(text, MARKDOWN.test(claims.paths[document]), document, sites[document], wanted, lines),
  )
  const byDocument = new Set(claimed.map((one) => occurrences.document.at(one)))
  eachOriginal(
    folder,
    claims,
    (document) => byDocument.has(document),
    (document, text) => {
      const own = Array.from(occurrences.of(document)).filter(
        (one) => occurrenceKind[one] === 'boilerplate' && !occurrenceRule[one] && !occurrenceForced[one],
      )
      const places = placesIn(text, [[occurrences, Uint32Array.from(own)]])
      const texts = own.map((one) =>
        text.bytes.subarray(places(occurrences.start.at(one)), places(occurrences.end.at(one))),
      )
      for (const [i, one] of own.entries()) {
        const at = `${claims.paths[document]}:${claims.occurrenceLine.at(one)}`
        const words = wordsOfGroup[occurrenceGroup.at(one)]
        const pieces = [-1, 0, 1].map((step) =>
          occurrenceGroup.at(own[i + step]) === occurrenceGroup.at(one) ? texts[i + step] : undefined,
        )
        // A ruler that goes with its neighbours says nothing.
        if (holdsNoWord(texts[i])) continue
        const problem = words === null ? 'is no line of boilerplate' : wrong(words, pieces)
        if (problem !== null) problems.push(`${at} ${problem}`)
        else if (words !== null && !isProven(lines, sizes, sites[document], document, words.join(' ')))
          problems.push(`${at} is removed as boilerplate and repeats too little`)
      }
    },
  )
  return claimed.length
}

function holdsNoWord(text: Uint8Array): boolean {
  tokens.clear()
  tokenise(text, 0, text.length, tokens)
  return tokens.count === 0
}

function lineOf(text: Uint8Array): string[] | null {
  tokens.clear()
  tokenise(text, 0, text.length, tokens)
  return tokens.count === 0 || tokens.count > MOST_TOKENS ? null : maskedWords(wordsOf(tokens))
}

/** What is wrong with a removal between its neighbours of the same group, or null. */
function wrong(
  words: readonly string[],
  [before, own, after]: readonly (Uint8Array | undefined)[],
): string | null {
  const joined = (...parts: readonly (Uint8Array | undefined)[]) => {
    if (parts.includes(undefined)) return false
    const line = lineOf(Buffer.concat(parts.flatMap((part) => [part as Uint8Array, Buffer.from(' ')])))
    return (
      line !== null && (line.join(' ') === words.join(' ') || (parts.length === 1 && isNearLine(line, words)))
    )
  }
  return joined(own) || joined(before, own) || joined(own, after)
    ? null
    : 'is removed as boilerplate and says something else'
}

function isProven(
  lines: ReadonlyMap<string, Line>,
  sizes: ReadonlyMap<string, number>,
  site: string,
  document: number,
  words: string,
): boolean {
  const onSite = lines.get(`${site}\n${words}`)
  const inside = lines.get(`${document}\n\n${words}`)
  const enough =
    onSite !== undefined &&
    onSite.documents >= ON_SITE &&
    onSite.contexts.size >= ON_SITE &&
    onSite.documents >= (sizes.get(site) ?? 0) * SHARE
  return enough || (inside !== undefined && inside.contexts.size >= IN_DOCUMENT)
}

function countLines(
  text: Decoded,
  markdown: boolean,
  document: number,
  site: string,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  lines: Map<string, Line>,
): void {
  const blocks = new Blocks()
  segment(text.bytes, markdown, blocks)
  const words: string[] = []
  for (let i = 0; i < blocks.count; i += 1) {
    tokens.clear()
    tokenise(text.bytes, blocks.start[i], blocks.end[i], tokens)
    if (tokens.count > 0) words.push(maskedWords(wordsOf(tokens)).join(' '))
  }
  const isLine = words.map((one) => wanted.get(site)?.has(one) ?? false)
  const met = new Set<string>()
  for (let from = 0; from < words.length; from += 1) {
    if (!isLine[from]) continue
    let to = from
    while (isLine[to + 1]) to += 1
    const around = [
      ...words.slice(Math.max(0, from - AROUND), from),
      '\n',
      ...words.slice(to + 1, to + 1 + AROUND),
    ]
    const context = hash64(Buffer.from(around.join('\n')))
    for (let i = from; i <= to; i += 1) {
      for (const key of [`${site}\n${words[i]}`, `${document}\n\n${words[i]}`]) {
        const line = lines.get(key) ?? { documents: 0, contexts: new Set() }
        lines.set(key, line)
        line.contexts.add(context)
        if (!met.has(key)) line.documents += 1
        met.add(key)
      }
    }
    from = to
  }
}
