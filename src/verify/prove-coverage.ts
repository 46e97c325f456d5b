/**
 * Proves law 2 on an output: that every removal that is said to repeat something is covered by text that stays,
 * with nothing telling in the rest, and that every removal is explained. Uses the report, `clean/` and the ledger,
 * and nothing of the code that decided. Two passes over the originals: the first keeps the tokens of all sources,
 * the second holds each removal against them.
 */
import type { Decoded } from '../corpus/encoding/decode.js'
import type { Manifest } from '../corpus/manifest.js'
import type { UnpackedOld } from '../corpus/packed/unpack-old.js'
import { isMarkdown } from '../markdown-name.js'
import type { Kind } from '../model.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { type Claims, readClaims } from './claims.js'
import { type IdsOf, indexedIds } from './indexed-ids.js'
import { judge } from './judge.js'
import { KeptTokens, placesIn } from './kept-tokens.js'
import { openOldTexts } from './old-texts.js'
import { eachOriginal } from './originals.js'
import { proveRepetition } from './prove-repetition.js'
import { proveRules } from './prove-rules.js'
import { tokenIds } from './token-ids.js'

export interface Proof {
  /** What was removed and proven: copies held against their sources, and boilerplate. */
  readonly removals: number
  /** How many of them are boilerplate. */
  readonly boilerplate: number
  /** What is old was proven by its texts, or by the hashes of tokens in its index; null where nothing is old. */
  readonly against: 'texts' | 'index' | null
  /** Boilerplate that was counted in an index, and cannot be counted anew. */
  readonly counted: number
  /** Removals whose sources lie in packed files of the old corpus, and boilerplate counted there: not proven. */
  readonly unproven: number
  /** What does not hold, one line each, naming path and line. */
  readonly problems: readonly string[]
}

/** Copies; boilerplate is proven by law 3. */
const COPIES: readonly Kind[] = ['exact', 'near', 'passage']
/** What the gap between two blocks is made of, besides line ends: what prints nothing, and quote marks. */
const GAP_TEXT = /^[\s>\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u

const tokens = new Tokens()

/** Throws the system's error where a file cannot be read. The output's hashes should have been checked before. */
export function proveCoverage(
  folder: string,
  report: string,
  manifest: Manifest,
  unpacked: UnpackedOld | null = null,
): Proof {
  const problems: string[] = []
  const read = readClaims(report)
  const oldTexts = openOldTexts(folder, manifest, read, problems, unpacked)
  try {
    return prove(folder, { ...read, oldTexts }, problems)
  } finally {
    oldTexts?.close()
  }
}

function prove(folder: string, claims: Claims, problems: string[]): Proof {
  const { oldTexts } = claims
  const idsOf = oldTexts?.indexed ? indexedIds() : tokenIds
  const kept = new KeptTokens(claims, idsOf)
  eachOriginal(
    folder,
    claims,
    (document) => kept.wants(document),
    (document, text) => kept.read(document, text),
  )
  for (let document = 0; document < claims.old; document += 1) {
    const hashed = oldTexts?.indexed && kept.wants(document) ? oldTexts.hashed(document) : null
    if (hashed !== null) kept.readHashed(document, hashed)
  }
  const { removals, occurrences, occurrenceKind } = claims
  eachOriginal(
    folder,
    claims,
    (document) => removals.of(document).length > 0 || occurrences.of(document).length > 0,
    (document, text) => {
      proveDocument(claims, document, text, kept, idsOf, problems)
    },
  )
  const repeated = proveRepetition(folder, claims, problems)
  const uncounted = holdsPacked(claims) ? repeated : 0
  const boilerplate = repeated + proveRules(folder, claims, problems)
  const copies = occurrenceKind.filter((kind) => COPIES.includes(kind)).length
  const unprovenCopies = copiesOfPacked(claims)
  return {
    removals: copies - unprovenCopies + boilerplate - uncounted,
    boilerplate: boilerplate - uncounted,
    unproven: unprovenCopies + uncounted,
    against: oldTexts === null ? null : oldTexts.indexed ? 'index' : 'texts',
    counted: oldTexts?.indexed ? repeated : 0,
    problems,
  }
}

/** Whether a document of the old corpus lies in a packed file. */
function holdsPacked({ old, oldTexts }: Claims): boolean {
  for (let document = 0; document < old; document += 1) if (oldTexts?.isPacked(document)) return true
  return false
}

function copiesOfPacked(claims: Claims): number {
  const { occurrenceKind } = claims
  return occurrenceKind.filter((kind, one) => COPIES.includes(kind) && namesPacked(claims, one)).length
}

function namesPacked({ firstSource, sources, oldTexts }: Claims, one: number): boolean {
  for (let source = firstSource.at(one); source < firstSource.at(one + 1); source += 1)
    if (oldTexts?.isPacked(sources.document.at(source))) return true
  return false
}

function proveDocument(
  claims: Claims,
  document: number,
  text: Decoded,
  kept: KeptTokens,
  idsOf: IdsOf,
  problems: string[],
): void {
  const { removals, removalGroup, occurrences, occurrenceGroup, occurrenceKind, occurrenceLine, paths } =
    claims
  const cuts = removals.of(document)
  const claimed = occurrences.of(document)
  const places = placesIn(text, [
    [removals, cuts],
    [occurrences, claimed],
  ])
  const at = (one: number) => `${paths[document]}:${occurrenceLine.at(one)}`
  let end = 0
  let next = 0
  for (const [i, cut] of cuts.entries()) {
    const [start, stop] = [removals.start.at(cut), removals.end.at(cut)]
    const where = `${paths[document]}, bytes ${start} to ${stop}:`
    if (start < end || (i > 0 && cuts[i - 1] > cut))
      problems.push(`${where} removals overlap or are out of order`)
    end = Math.max(end, stop)
    const one = claimed[next]
    const explains =
      one !== undefined &&
      occurrences.start.at(one) >= start &&
      occurrences.end.at(one) <= stop &&
      occurrenceGroup.at(one) === removalGroup.at(cut)
    if (!explains) {
      problems.push(`${where} removed for no occurrence of the group it names`)
      continue
    }
    next += 1
    const outside = [
      [places(start), places(occurrences.start.at(one))],
      [places(occurrences.end.at(one)), places(stop)],
    ] as const
    for (const [a, b] of outside) {
      if (!isGap(text.bytes, a, b, occurrenceKind[one]))
        problems.push(`${at(one)} removes more than what it repeats`)
    }
  }
  for (; next < claimed.length; next += 1)
    problems.push(`${at(claimed[next])} is said to be removed and is not`)
  for (const one of claimed) {
    if (!COPIES.includes(occurrenceKind[one]) || namesPacked(claims, one)) continue
    const start = places(occurrences.start.at(one))
    tokens.clear()
    tokenise(text.bytes, start, places(occurrences.end.at(one)), tokens)
    if (tokens.count === 0) continue
    const copy = idsOf(tokens, text, isMarkdown(paths[document]))
    const problem = judge(claims, one, { text: text.bytes, tokens, start }, kept, copy)
    if (problem !== null) problems.push(`${at(one)} ${problem}`)
  }
}

/** Whether a removal may take a stretch along with what it repeats: no words, and no marks but around a passage. */
function isGap(text: Uint8Array, from: number, to: number, kind: Kind): boolean {
  let at = from
  while (at < to && (text[at] === 0x20 || (text[at] >= 9 && text[at] <= 13))) at += 1
  if (at >= to) return true
  if (kind !== 'passage') return GAP_TEXT.test(Buffer.from(text.subarray(at, to)).toString('utf8'))
  const marks = new Tokens()
  tokenise(text, at, to, marks)
  return marks.count === 0
}
