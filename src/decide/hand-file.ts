/** decisions.json, as the page of a report exports it: what a curator decided about texts of documents. */
import { DedupeError } from '../failure.js'
import { parseName } from './text-names.js'

export interface HandDecision {
  readonly action: 'keep' | 'remove'
  /** Id of the group in the report that was looked at: for people, nothing is found by it. */
  readonly group?: string
  /** Path of the document under `clean/`. */
  readonly path: string
  /** The document's hash when the decision was made. */
  readonly hash?: string
  /** The name of the text, see text-names.ts. */
  readonly text: string
  /** Remove it although it stands nowhere else. */
  readonly force?: boolean
}

export interface HandDecisions {
  readonly format: 'corpus-dedupe decisions'
  readonly version: 1
  readonly decisions: readonly HandDecision[]
  /** Ids of groups that were looked at: kept in the report for the next curator. */
  readonly reviewed: readonly string[]
}

/** Throws DedupeError for what is no such file; `name` is what it is called. */
export function checkedDecisions(value: unknown, name: string): HandDecisions {
  const file = (value ?? {}) as Partial<Record<keyof HandDecisions, unknown>>
  if (file.format !== 'corpus-dedupe decisions')
    throw bad(name, 'it is no file of decisions as the page of a report exports them')
  if (file.version !== 1) throw bad(name, `it has version ${String(file.version)}, this program reads 1`)
  if (!Array.isArray(file.decisions)) throw bad(name, 'it has no list of decisions')
  const decisions = file.decisions.map((one, at) => checkedDecision(one, `${name}, decision ${at + 1}`))
  const reviewed = Array.isArray(file.reviewed) ? file.reviewed.filter((id) => typeof id === 'string') : []
  return { format: file.format, version: 1, decisions, reviewed }
}

function checkedDecision(value: unknown, name: string): HandDecision {
  const { action, group, path, hash, text, force } = (value ?? {}) as Partial<
    Record<keyof HandDecision, unknown>
  >
  if (action !== 'keep' && action !== 'remove') throw bad(name, 'its action is neither "keep" nor "remove"')
  if (typeof path !== 'string') throw bad(name, 'it names no document')
  if (typeof text !== 'string' || parseName(text) === null) throw bad(name, 'it names no text')
  return {
    action,
    ...(typeof group === 'string' ? { group } : {}),
    path,
    ...(typeof hash === 'string' ? { hash } : {}),
    text,
    ...(force === true ? { force } : {}),
  }
}

function bad(name: string, why: string): DedupeError {
  return new DedupeError('bad-decisions', `${name}: ${why}`)
}
