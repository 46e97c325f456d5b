/** Blocks that must stay: all of a protected document, and those that hold a protected text. */
import type { Corpus } from '../fingerprint/corpus.js'
import { DOCUMENT } from '../fingerprint/marks.js'
import { hashText } from '../fingerprint/token-hash.js'
import { globSet } from '../glob.js'
import { addTo } from '../lists-by-key.js'
import { type BlockRange, blockOf } from '../match/owners.js'
import type { Warning } from '../model.js'

export interface Protection {
  /** 1 for blocks that must stay; null where there are none. */
  readonly protectedBlocks: Uint8Array | null
  /** Patterns and texts that protect nothing (law 10). */
  readonly idle: readonly Warning[]
}

export interface ProtectOptions {
  /** Globs of documents. */
  readonly protect: readonly string[]
  readonly protectTexts: readonly string[]
}

/** Finds what `options` protect. */
export function protect(
  corpus: Corpus,
  documents: readonly (BlockRange & { readonly path: string })[],
  options: ProtectOptions,
): Protection {
  if (options.protect.length === 0 && options.protectTexts.length === 0)
    return { protectedBlocks: null, idle: [] }
  const blocks = new Uint8Array(corpus.count)
  const globs = globSet(options.protect)
  for (const { path, firstBlock, blocks: count } of documents) {
    if (globs.first(path) >= 0) blocks.fill(1, firstBlock, firstBlock + count)
  }
  const missing = protectTexts(corpus, options.protectTexts.map(hashText), blocks)
  const idle = globs.idle().map((glob) => idleWarning(`--protect '${glob}' matched no document`))
  if (missing > 0)
    idle.push(
      idleWarning(`${missing} of ${options.protectTexts.length} texts of --protect-text stand nowhere`),
    )
  return { protectedBlocks: blocks, idle }
}

/** The same, but for more blocks that must stay; what is decided about a block already holds. */
export function withProtected(
  corpus: Corpus,
  states: Uint8Array | null,
  more: readonly number[],
): Uint8Array | null {
  if (more.length === 0) return states
  const blocks = states?.slice() ?? new Uint8Array(corpus.count)
  for (const block of more) if (blocks[block] === 0) blocks[block] = 1
  return blocks
}

const idleWarning = (message: string): Warning => ({ code: 'option-no-effect', message })

/** Marks the blocks that hold one of the texts; answers with how many texts were not found. */
function protectTexts(corpus: Corpus, texts: readonly Uint32Array[], blocks: Uint8Array): number {
  const missing = new Set(texts.keys())
  // Texts by their first token: one look-up for each token of the corpus.
  const byFirst = new Map<number, number[]>()
  for (const [text, tokens] of texts.entries()) {
    if (tokens.length === 0) continue
    addTo(byFirst, tokens[0], text)
  }
  if (byFirst.size === 0) return missing.size
  for (let at = 0; at < corpus.tokens; at += 1) {
    for (const text of byFirst.get(corpus.hash.at(at)) ?? []) {
      if (!standsAt(corpus, at, texts[text])) continue
      missing.delete(text)
      // A text that runs over several blocks protects them all.
      const last = blockOf(corpus, at + texts[text].length - 1)
      blocks.fill(1, blockOf(corpus, at), last + 1)
    }
  }
  return missing.size
}

function standsAt({ hash, marks, tokens }: Corpus, at: number, text: Uint32Array): boolean {
  if (at + text.length > tokens) return false
  for (let i = 0; i < text.length; i += 1) {
    if (hash.at(at + i) !== text[i] || (i > 0 && (marks.at(at + i) & DOCUMENT) !== 0)) return false
  }
  return true
}
