/**
 * What a curator decided, by names that stay the same from run to run: a document's path and the name of a text. It is
 * kept while the tab is open, and leaves the page only as decisions.json.
 */
import { computed, signal } from '@preact/signals'
import type { Group } from './data.js'
import type { Occurrence } from './occurrences.js'
import { data } from './state.js'

export type Verdict = 'keep' | 'remove'

export interface Decision {
  readonly action: Verdict
  readonly group: string
  readonly path: string
  /** The hash of the document's bytes, when the decision was made. */
  readonly hash: string
  /** The name of the text. */
  readonly text: string
  /** Remove it although it stands nowhere else. */
  readonly force?: true
}

export interface DecisionsFile {
  readonly format: 'corpus-dedupe decisions'
  readonly version: 1
  readonly decisions: readonly Decision[]
  /** Ids of groups that somebody looked at. */
  readonly reviewed: readonly string[]
}

interface Stored {
  readonly decisions: readonly Decision[]
  readonly reviewed: readonly string[]
}

/** One report's decisions are not another's. */
const KEY = `dedupe decisions ${data.head.run.paths.join(' ')} ${data.head.summary.words} ${data.head.summary.removedWords}`

function stored(): Stored {
  try {
    const text = sessionStorage.getItem(KEY)
    if (text !== null) return JSON.parse(text) as Stored
  } catch {
    // A browser may refuse storage to a file; then a reload begins anew.
  }
  // What the run obeyed goes on from here: the next file holds it, too.
  const obeyed = data.head.run.options.decisions as DecisionsFile | undefined
  return { decisions: obeyed?.decisions ?? [], reviewed: obeyed?.reviewed ?? [] }
}

const before = stored()
const keyOf = (path: string, text: string) => `${text} ${path}`

export const decisions = signal<ReadonlyMap<string, Decision>>(
  new Map(before.decisions.map((one) => [keyOf(one.path, one.text), one])),
)
export const reviewed = signal<ReadonlySet<string>>(new Set(before.reviewed))
/** Whether anything was decided since the last export. */
export const unsaved = signal(false)
export const decisionCount = computed(() => decisions.value.size)

function store(): void {
  unsaved.value = true
  try {
    sessionStorage.setItem(
      KEY,
      JSON.stringify({ decisions: [...decisions.value.values()], reviewed: [...reviewed.value] }),
    )
  } catch {
    // As above.
  }
}

window.addEventListener('beforeunload', (event) => {
  if (unsaved.value && (decisions.value.size > 0 || reviewed.value.size > 0)) event.preventDefault()
})

export function decisionOf(occurrence: Occurrence): Decision | undefined {
  const doc = data.document(occurrence.document)
  return doc === undefined ? undefined : decisions.value.get(keyOf(doc.path, occurrence.key))
}

/** Whether the page can name the text of an occurrence. */
export function isNamed(occurrence: Occurrence): boolean {
  return occurrence.key !== '' && data.document(occurrence.document) !== undefined
}

/** Decides about occurrences of a group; null takes decisions back. */
export function decide(
  group: Group,
  occurrences: readonly Occurrence[],
  action: Verdict | null,
  force = false,
): void {
  const next = new Map(decisions.value)
  for (const one of occurrences) {
    const doc = data.document(one.document)
    if (doc === undefined || one.key === '') continue
    const key = keyOf(doc.path, one.key)
    if (action === null) next.delete(key)
    else {
      const { path, hash } = doc
      next.set(key, { action, group: group.id, path, hash, text: one.key, ...(force ? { force } : {}) })
    }
  }
  decisions.value = next
  store()
}

export function isReviewed(group: string): boolean {
  return reviewed.value.has(group)
}

export function review(group: string, isDone: boolean): void {
  const next = new Set(reviewed.value)
  if (isDone) next.add(group)
  else next.delete(group)
  reviewed.value = next
  store()
}

export function fileOf(): DecisionsFile {
  const list = [...decisions.value.values()].sort(
    (a, b) => compare(a.path, b.path) || compare(a.text, b.text),
  )
  return {
    format: 'corpus-dedupe decisions',
    version: 1,
    decisions: list,
    reviewed: [...reviewed.value].sort(),
  }
}

/** Adds what a file holds to what was decided here. Throws where it is no such file. */
export function addFile(text: string): void {
  const file = JSON.parse(text) as DecisionsFile
  if (file?.format !== 'corpus-dedupe decisions' || file.version !== 1 || !Array.isArray(file.decisions))
    throw new Error('it is no file of decisions')
  const next = new Map(decisions.value)
  for (const one of file.decisions) next.set(keyOf(one.path, one.text), one)
  decisions.value = next
  reviewed.value = new Set([...reviewed.value, ...(file.reviewed ?? [])])
  store()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
