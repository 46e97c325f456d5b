/**
 * The words of the program as types. Data only: nothing here runs.
 *
 * Offsets are bytes of the input, ends exclusive; lines are 1-based, inclusive. In flat arrays a block is
 * named by its number in reading order, a document by its number in corpus order (`id`).
 */

/** Why a repeated passage is called repeated. */
export type Kind = 'exact' | 'near' | 'passage' | 'boilerplate'
export type Status = 'kept' | 'trimmed' | 'emptied'
export type Action = 'keep' | 'remove' | 'flag'
export type Reason =
  | 'canonical'
  | 'covered'
  | 'rule'
  | 'repetition'
  | 'new-number'
  | 'new-name'
  | 'below-threshold'
  | 'taken-back'
  | 'protected'
  | 'decision'

/** Which of two copies stays: the order that documents are put in before anything is compared. */
export type Keep = 'first' | 'longest' | 'oldest' | 'newest'
/** Where a copy's source may stand: anywhere, in the same document, or in another one. */
export type Scope = 'all' | 'within' | 'across'

/** What may go: whole documents only, blocks, or passages of blocks as well. */
export type Level = 'document' | 'block' | 'passage'

/** What becomes of boilerplate: it goes, is only told of, or is not looked for. */
export type Handling = 'remove' | 'flag' | 'off'

/** What becomes of guesses about text that stands once and matches no rule: none are made, they are told of, or go. */
export type Mode = 'strict' | 'balanced' | 'aggressive'

/** What is written of removals: texts without them, their places beside whole texts, or both. */
export type Emit = 'text' | 'spans' | 'both'

export interface Span {
  readonly document: number
  readonly start: number
  readonly end: number
}

export interface Removal {
  readonly start: number
  readonly end: number
  readonly startLine: number
  readonly endLine: number
  readonly kind: Kind
  readonly group: string
}

export interface Nearest {
  readonly document: number
  /** Share of this document's runs of three words that stand in the other, 0..1; estimated where there are over 256. */
  readonly containment: number
  /** Runs of three words that stand in both over those of both together, 0..1. */
  readonly resemblance: number
}

export interface DocumentReport {
  readonly id: number
  readonly path: string
  readonly record: { readonly line: number; readonly id: string | null } | null
  readonly site: string
  readonly date: string | null
  readonly encoding: string
  readonly bytes: number
  readonly words: number
  readonly blocks: number
  /** `xxh64:` and 16 hex digits, of the input's bytes. */
  readonly hash: string
  readonly removedBytes: number
  readonly removedWords: number
  readonly status: Status
  readonly nearest: Nearest | null
  readonly removals: readonly Removal[]
}

/** A document of the corpus that a run was judged against: told of if something of the new ones rests on it. */
export interface OldDocument {
  /** Counted on in corpus order: the old documents come before the new ones. */
  readonly id: number
  /** Where it was read from: as it was typed, and the path below it. */
  readonly path: string
  readonly record: DocumentReport['record']
  readonly site: string
  readonly encoding: string
  readonly bytes: number
  readonly words: number
  readonly hash: string
}

export interface Occurrence extends Span {
  readonly startLine: number
  readonly endLine: number
  readonly kind: Kind
  readonly action: Action
  readonly reason: Reason
  /** Share of the tokens that stand earlier in corpus order, 0..1. */
  readonly coverage: number
  readonly sources: readonly Span[]
}

export interface Group {
  readonly id: string
  readonly rule: string | null
  readonly words: number
  /** Null with `--no-text`. */
  readonly text: string | null
  readonly occurrences: readonly Occurrence[]
}

export interface Cluster {
  readonly id: string
  readonly representative: number
  readonly documents: readonly number[]
  /** The least that its documents were joined by. */
  readonly resemblance: number
}

/** A path that was not read as a document, and why. */
export interface Skipped {
  readonly path: string
  readonly code: string
  readonly message: string
}

export interface Warning {
  readonly code: string
  readonly message: string
}

export interface KindTotals {
  readonly groups: number
  readonly occurrences: number
  readonly words: number
}

export interface Summary {
  readonly documents: number
  readonly blocks: number
  readonly words: number
  readonly bytes: number
  readonly duplicateWords: number
  readonly removedBlocks: number
  readonly removedWords: number
  readonly removedBytes: number
  readonly redundancy: number
  readonly groups: number
  readonly byKind: Readonly<Record<Kind, KindTotals>>
}

/** What a whole corpus holds, by a sample of its documents. Shares are of its words, 0..1. */
export interface Estimate {
  /** Documents and bytes of the whole. */
  readonly documents: number
  readonly bytes: number
  /** What repeats inside the sample: but for chance, the whole repeats as much or more. */
  readonly repeatsAtLeast: number
  readonly repeatsLikely: number
  readonly boilerplate: number
}

/**
 * The whole result as data. The lists are iterables, made anew at each iteration, so that a report of
 * gigabytes never stands in memory at once.
 */
export interface Report {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string; readonly icu: string }
  readonly run: {
    readonly command: string
    readonly paths: readonly string[]
    readonly options: Readonly<Record<string, unknown>>
    readonly startedAt: string
    readonly durationMs: number
  }
  readonly summary: Summary
  /** With --sample alone. */
  readonly estimate?: Estimate
  /** With --against alone: the old documents that are sources of something, or prove what is boilerplate of a site. */
  readonly against?: Iterable<OldDocument>
  readonly documents: Iterable<DocumentReport>
  readonly groups: Iterable<Group>
  readonly clusters: Iterable<Cluster>
  readonly skipped: Iterable<Skipped>
  readonly warnings: Iterable<Warning>
}
