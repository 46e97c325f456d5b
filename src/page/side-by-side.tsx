/** Texts of occurrences: one alone, or beside what it repeats, with what differs marked in both. */
import { Fragment } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Span } from '../model.js'
import { type Differences, differencesOf, type Piece } from './differences.js'
import type { Occurrence } from './occurrences.js'
import { DocumentLink } from './parts.js'
import { texts } from './state.js'
import { visibleParts } from './visible-text.js'

/** Characters of a text: about three screens. All of it stands in the view of its document. */
const LONGEST = 12_000

export function textOf(occurrence: Occurrence): string | null {
  return texts.slice(occurrence)
}

/** All that an occurrence repeats: its sources, or the whole of what stays where the first source is a part of it. */
export function textToCompare({ sources }: Occurrence, canonical: Occurrence | undefined): string | null {
  const whole = canonical === undefined ? null : textOf(canonical)
  const inCanonical = (source: Span) =>
    canonical !== undefined &&
    source.document === canonical.document &&
    source.start < canonical.end &&
    canonical.start < source.end
  const [first] = sources
  if (first === undefined || (whole !== null && sources.every(inCanonical))) return whole
  const found = sources.map((source, at) =>
    at === 0 && whole !== null && inCanonical(source) ? whole : texts.slice(source),
  )
  return found.every((text) => text !== null) ? found.join(' … ') : whole
}

export function SideBySide({
  left,
  right,
  occurrence,
}: {
  readonly left: string
  readonly right: string
  readonly occurrence: Occurrence
}) {
  const [isAll, setAll] = useState(false)
  const isLong = left.length > LONGEST || right.length > LONGEST
  const cut = (text: string) => (isAll || text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`)
  const differences = useMemo(() => differencesOf(cut(left), cut(right)), [left, right, isAll])
  const isSame = differences?.left.every(isShared) && differences.right.every(isShared)
  return (
    <>
      {isSame && <p class="same">Word for word the same.</p>}
      <div class="beside">
        <div>
          <h4>
            {occurrence.action === 'remove' ? 'Stays in ' : 'Stands in '}
            <Sources of={occurrence.sources} />
          </h4>
          <Marked differences={differences} side="left" text={cut(left)} />
        </div>
        <div>
          <h4>{occurrence.action === 'remove' ? 'Removed' : 'This one'}</h4>
          <Marked differences={differences} side="right" text={cut(right)} />
        </div>
      </div>
      {isLong && !isAll && (
        <button type="button" onClick={() => setAll(true)}>
          Show all of it
        </button>
      )}
    </>
  )
}

const isShared = ({ shared }: Piece): boolean => shared

/** Links to where sources stand. */
export function Sources({ of }: { readonly of: readonly Span[] }) {
  return of.map((source, at) => (
    <Fragment key={`${source.document} ${source.start}`}>
      {at > 0 && ', '}
      <DocumentLink id={source.document} at={source.start} />
    </Fragment>
  ))
}

function Marked({
  differences,
  side,
  text,
}: {
  readonly differences: Differences | null
  readonly side: 'left' | 'right'
  readonly text: string
}) {
  if (differences === null) return <p class="corpus">{visibleParts(text.trim())}</p>
  return (
    <p class="corpus">
      {differences[side].map((piece) => (
        <MarkedPiece piece={piece} side={side} />
      ))}
    </p>
  )
}

function MarkedPiece({
  piece: { text, shared },
  side,
}: {
  readonly piece: Piece
  readonly side: 'left' | 'right'
}) {
  if (shared || text.trim() === '') return <>{visibleParts(text)}</>
  const label = side === 'left' ? 'only in what stays' : 'only here'
  return <mark title={label}>{visibleParts(text)}</mark>
}

export function FullText({ text, isWhole }: { readonly text: string | null; readonly isWhole: boolean }) {
  const [isAll, setAll] = useState(false)
  if (text === null) return <p class="quiet">Made without text.</p>
  const isCut = !isAll && text.length > LONGEST
  return (
    <>
      <p class="corpus">{visibleParts(isCut ? `${text.slice(0, LONGEST)}…` : text.trim())}</p>
      {!isWhole && <p class="quiet">The first words: the text of this document is not in the page.</p>}
      {isCut && (
        <button type="button" onClick={() => setAll(true)}>
          Show all of it
        </button>
      )}
    </>
  )
}
