/** One group: what stays beside each occurrence, differences marked, and what a curator decides about them. */
import { useMemo, useState } from 'preact/hooks'
import { type Group, type Occurrence, occurrencesOf, type Span } from './data.js'
import { DecideGroup, DecideOccurrence } from './decide-controls.js'
import { isReviewed, review } from './decided.js'
import { type Differences, differencesOf, type Piece } from './differences.js'
import { DocumentLink, FateChip, KindChip, Notice, PlaceLink } from './parts.js'
import { data, linkTo, texts } from './state.js'
import { VisibleText, visibleParts } from './visible-text.js'
import { fateWords, number, percent, plural } from './words.js'

/** Occurrences drawn at once; a button adds as many. */
const STEP = 20
/** Characters of a text: about three screens. All of it stands in the view of its document. */
const LONGEST = 12_000

export function GroupDetail({ group }: { readonly group: Group }) {
  const all = useMemo(() => occurrencesOf(group), [group])
  const [shown, setShown] = useState(STEP)
  const canonical = all.find(({ reason }) => reason === 'canonical')
  const others = canonical === undefined ? all : all.filter((one) => one !== canonical)
  const isDone = isReviewed(group.id)
  return (
    <article class="group">
      <header>
        <a class="back" href={linkTo('groups')}>
          ← All groups
        </a>
        <h2>
          {plural(group.total, 'occurrence')} of {plural(group.words, 'word')}
        </h2>
        <p class="meta">
          <KindChip kind={group.kind} />
          {group.rule !== null && (
            <span>
              rule <code>{group.rule}</code>
            </span>
          )}
          <span>{number(group.removed)} removed</span>
          <span class="quiet">
            id <code>{group.id}</code>
          </span>
        </p>
        <div class="actions">
          <button type="button" aria-pressed={isDone} onClick={() => review(group.id, !isDone)}>
            {isDone ? '✓ Reviewed' : 'Mark as reviewed'}
          </button>
          <DecideGroup group={group} occurrences={all} />
        </div>
      </header>
      {group.total > all.length && (
        <Notice>
          The first {number(all.length)} of {plural(group.total, 'occurrence')} are here;{' '}
          <code>dedupe explain</code> shows the rest.
        </Notice>
      )}
      {canonical !== undefined && (
        <section class="occurrence canonical" aria-label="What stays">
          <OccurrenceHead group={group} occurrence={canonical} />
          <FullText text={textOf(canonical) ?? group.text} isWhole={textOf(canonical) !== null} />
        </section>
      )}
      {canonical === undefined && group.text !== null && (
        <section class="occurrence canonical" aria-label="The text">
          <p class="meta quiet">Boilerplate: no copy has to stay.</p>
          <FullText text={group.text} isWhole={true} />
        </section>
      )}
      {others.slice(0, shown).map((one) => (
        <OccurrenceDetail
          key={`${one.document} ${one.start}`}
          group={group}
          occurrence={one}
          canonical={canonical}
        />
      ))}
      {shown < others.length && (
        <p>
          <button type="button" onClick={() => setShown(shown + STEP)}>
            Show {number(Math.min(STEP, others.length - shown))} more of {number(others.length - shown)}
          </button>
        </p>
      )}
    </article>
  )
}

function textOf(occurrence: Occurrence): string | null {
  return texts.slice(occurrence)
}

function OccurrenceHead({ group, occurrence }: { readonly group: Group; readonly occurrence: Occurrence }) {
  const { action, reason, kind, coverage } = occurrence
  return (
    <header>
      <h3>
        <PlaceLink occurrence={occurrence} />
      </h3>
      <p class="meta">
        <FateChip action={action} reason={reason} kind={kind} />
        <span>
          {fateWords(action, reason)}
          {reason !== 'canonical' && kind !== 'boilerplate' && ` · ${percent(coverage)} stands elsewhere`}
        </span>
      </p>
      <DecideOccurrence group={group} occurrence={occurrence} />
    </header>
  )
}

function OccurrenceDetail({
  group,
  occurrence,
  canonical,
}: {
  readonly group: Group
  readonly occurrence: Occurrence
  readonly canonical: Occurrence | undefined
}) {
  const own = textOf(occurrence)
  const { sources } = occurrence
  const other = textToCompare(occurrence, canonical)
  return (
    <section class="occurrence">
      <OccurrenceHead group={group} occurrence={occurrence} />
      {own === null ? (
        <p class="quiet">
          {data.head.holds.text ? 'The text of this document is not in the page.' : 'Made without text.'}
        </p>
      ) : other === null ? (
        <FullText text={own} isWhole={true} />
      ) : (
        <SideBySide left={other} right={own} occurrence={occurrence} />
      )}
      {own === null && sources.length > 0 && (
        <p class="quiet">
          Stands in{' '}
          {sources.map((source, at) => (
            <>
              {at > 0 && ', '}
              <DocumentLink id={source.document} at={source.start} />
            </>
          ))}
        </p>
      )}
    </section>
  )
}

/** All that an occurrence repeats: its sources, or the whole of what stays where the first source is a part of it. */
function textToCompare({ sources }: Occurrence, canonical: Occurrence | undefined): string | null {
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

function SideBySide({
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
  const isSame =
    differences !== null &&
    differences.left.every((one) => one.shared) &&
    differences.right.every((one) => one.shared)
  return (
    <>
      {isSame && <p class="same">Word for word the same.</p>}
      <div class="beside">
        <div>
          <h4>
            {occurrence.action === 'remove' ? 'Stays in ' : 'Stands in '}
            {sourcesOf(occurrence)}
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

function sourcesOf({ sources }: Occurrence) {
  return sources.map((source, at) => (
    <>
      {at > 0 && ', '}
      <DocumentLink id={source.document} at={source.start} />
    </>
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
  if (differences === null)
    return (
      <p class="corpus">
        <VisibleText>{text.trim()}</VisibleText>
      </p>
    )
  return (
    <p class="corpus">
      <bdi>
        {differences[side].map((piece) => (
          <MarkedPiece piece={piece} side={side} />
        ))}
      </bdi>
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

function FullText({ text, isWhole }: { readonly text: string | null; readonly isWhole: boolean }) {
  const [isAll, setAll] = useState(false)
  if (text === null) return <p class="quiet">Made without text.</p>
  const isCut = !isAll && text.length > LONGEST
  return (
    <>
      <p class="corpus">
        <VisibleText>{isCut ? `${text.slice(0, LONGEST)}…` : text.trim()}</VisibleText>
      </p>
      {!isWhole && <p class="quiet">The first words: the text of this document is not in the page.</p>}
      {isCut && (
        <button type="button" onClick={() => setAll(true)}>
          Show all of it
        </button>
      )}
    </>
  )
}
