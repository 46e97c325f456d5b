/**
 * What is known of blocks before they are compared: the state that options and people gave them, which are lines of a site's
 * frame, and which are another one but for a word. The old corpus of --against is read on the way.
 */
import { ruleHeads } from '../boilerplate/all-rules.js'
import { goesAsBoilerplate, proveBoilerplate } from '../boilerplate/boilerplate.js'
import type { Beside } from '../corpus/beside.js'
import type { ReadDocument } from '../corpus/first-read.js'
import { decideByHand, withForced } from '../decide/by-hand.js'
import { type Known, lineInNew, withOld } from '../decide/old-corpus.js'
import type { Corpus } from '../fingerprint/corpus.js'
import type { Host } from '../host.js'
import { turned } from '../let-go.js'
import type { Warning } from '../model.js'
import type { CleanOptions } from '../options.js'
import { openAside } from '../workers/aside.js'
import { joinOld, type OldCorpus } from '../workers/join-old.js'

export interface Framed extends Known {
  readonly old: OldCorpus
  readonly warnings: readonly Warning[]
}

/**
 * Of the documents in `read`, new ones, `judged` in corpus order; `protectedBlocks` holds 1 for those that options protect.
 * `opened` is handed what ends threads and removes texts.
 */
export async function findFrame(
  corpus: Corpus,
  read: readonly ReadDocument[],
  judged: readonly ReadDocument[],
  protectedBlocks: Uint8Array | null,
  beside: Beside | null,
  options: CleanOptions,
  host: Host,
  opened: (() => unknown)[],
): Promise<Framed> {
  const newBlocks = corpus.count
  const aside = openAside(corpus, judged, options, host)
  opened.push(aside.close)
  const join = await joinOld(corpus, read, beside, options, host)
  opened.push(join.close)
  const protectedOf = withOld(corpus, protectedBlocks, newBlocks)
  const others = [...join.documents, ...judged]
  await turned()
  const byHand = decideByHand(corpus, judged, protectedOf, options.decisions, options.level, others)
  const heads =
    options.boilerplate === 'off' ? null : ruleHeads({ own: options.rules, without: options.noRule })
  const counted = join.witnesses.map((number) => join.documents[number])
  const proof = proveBoilerplate(corpus, judged, heads, byHand.blocks, options, counted)
  if (proof?.isGuessed) await aside.guesses(proof.ruleOf, proof.guess)
  const framed = proof?.found() ?? null
  const edits = await aside.edits()
  await aside.close()
  const own = options.against === null ? framed : lineInNew(framed, judged)
  const boilerplate = withForced(corpus, own, byHand.forced)
  const old = join.rest((block) => boilerplate !== null && goesAsBoilerplate(boilerplate, block))
  const { blocks: states, sources: handSources } = byHand
  return { states, handSources, edits, boilerplate, old, warnings: [...byHand.warnings, ...old.warnings] }
}
