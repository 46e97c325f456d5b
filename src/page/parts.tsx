/** Small pieces that several views share. */
import type { ComponentChildren } from 'preact'
import type { Kind, Reason } from '../model.js'
import type { Doc } from './data.js'
import type { Occurrence } from './occurrences.js'
import { data, linkTo } from './state.js'
import { VisibleText, visibleName } from './visible-text.js'
import { KIND_WORDS, lines, number, percent } from './words.js'

export function KindChip({ kind }: { readonly kind: Kind }) {
  return (
    <span class={`chip ${kind}`} title={KIND_WORDS[kind]}>
      {kind}
    </span>
  )
}

const SHORT: Partial<Record<Reason, string>> = {
  canonical: 'stays',
  'new-number': 'other number',
  'new-name': 'other name',
  'below-threshold': 'too different',
  'taken-back': 'taken back',
  protected: 'protected',
}

export function FateChip({ action, reason, kind }: Pick<Occurrence, 'action' | 'reason' | 'kind'>) {
  if (action === 'remove') return <span class={`chip ${kind}`}>removed</span>
  if (action === 'flag') return <span class="chip flag">flagged</span>
  return <span class="chip stays">{SHORT[reason] ?? 'kept'}</span>
}

/** The name of a document; also of one that the page has no row for. */
export function pathOf(id: number): string {
  return data.document(id)?.path ?? `document ${id}`
}

/** Letters of a name from which on its middle is cut: dates and numbers at its end tell files apart. */
const LONG_NAME = 28
const TAIL = 11

/** Begins of a name, and its end, neither of which parts a character of two units. */
function halvesOf(name: string): readonly [string, string] {
  if (name.length <= LONG_NAME) return [name, '']
  const code = name.charCodeAt(name.length - TAIL)
  const at = name.length - TAIL - (code >= 0xdc00 && code <= 0xdfff ? 1 : 0)
  return [name.slice(0, at), name.slice(at)]
}

/** Width of a letter of a name in that of a zero, on the average: names are mostly small letters. */
const LETTER = 0.92

/** A path on one line: where it is too long its folders are cut, as the names of files tell them apart. */
export function PathLine({ path }: { readonly path: string }) {
  const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1)
  const folder = path.slice(0, path.length - name.length)
  const [begin, tail] = halvesOf(name)
  return (
    <span class="path-line" title={visibleName(path)}>
      {folder !== '' && (
        <span class="folder" style={{ maxWidth: `max(3ch, 100% - ${name.length * LETTER}ch)` }}>
          <VisibleText>{folder}</VisibleText>
        </span>
      )}
      {tail === '' ? (
        <span class="name">
          <VisibleText>{name}</VisibleText>
        </span>
      ) : (
        <span class="name halves">
          <span>
            <VisibleText>{begin}</VisibleText>
          </span>
          <span>
            <VisibleText>{tail}</VisibleText>
          </span>
        </span>
      )}
    </span>
  )
}

export function DocumentLink({
  id,
  at,
  children,
}: {
  readonly id: number
  readonly at?: number
  readonly children?: ComponentChildren
}) {
  const name = (
    <>
      <VisibleText>{pathOf(id)}</VisibleText>
      {children}
    </>
  )
  return data.document(id) === undefined ? (
    <span class="path">{name}</span>
  ) : (
    <a class="path" href={linkTo('documents', id, at)}>
      {name}
    </a>
  )
}

export function PlaceLink({ occurrence }: { readonly occurrence: Occurrence }) {
  const { document, start, startLine, endLine } = occurrence
  return (
    <>
      <DocumentLink id={document} at={start} /> <span class="quiet">{lines(startLine, endLine)}</span>
    </>
  )
}

export function lossOf({ words, removedWords }: Pick<Doc, 'words' | 'removedWords'>): number {
  return words === 0 ? 0 : removedWords / words
}

/** How much of a document went, as a bar with its number. */
export function LossBar(one: Pick<Doc, 'words' | 'removedWords'>) {
  const share = lossOf(one)
  return (
    <span class="loss">
      <span class="loss-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span class="loss-number">{percent(share)}</span>
    </span>
  )
}

export function Notice({ children }: { readonly children: ComponentChildren }) {
  return <p class="notice">{children}</p>
}

/** Says what a capped list leaves out. */
export function LeftOut({
  shown,
  all,
  what,
}: {
  readonly shown: number
  readonly all: number
  readonly what: string
}) {
  if (shown >= all) return null
  return (
    <Notice>
      This page holds {number(shown)} of {number(all)} {what}: those of which most words went. All are in
      report.json beside it.
    </Notice>
  )
}

/** What a search of texts looks through, where that is not all; `others` says what of the rest. */
export function Searched({ isBusy, others }: { readonly isBusy: boolean; readonly others: string }) {
  const { shown, all } = data.head.holds.texts
  if (shown >= all && !isBusy) return null
  return (
    <p class="searched quiet">
      {isBusy
        ? 'Searching…'
        : shown === 0
          ? `Searches ${others}: this page holds no full text.`
          : `Searches the full text of ${number(shown)} of ${number(all)} documents${others === '' ? '' : `, and ${others}`}.`}
    </p>
  )
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, name: string])[]
  readonly onChange: (value: T) => void
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([one, name]) => (
          <option key={one} value={one} selected={one === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly onInput: (value: string) => void
}

export function Field({ label, value, placeholder = '', onInput }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="search"
        list={undefined}
        value={value}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}

export function NumberField({ label, value, onInput }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min={0}
        value={value}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
