/** One group: what stays beside each occurrence, differences marked, and what a curator decides about them. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { Group } from './data.js'
import { DecideGroup, DecideOccurrence } from './decide-controls.js'
import { isReviewed, review } from './decided.js'
import { useFoundMarks } from './found-marks.js'
import { groupFilters } from './group-filters.js'
import { type Occurrence, occurrencesOf } from './occurrences.js'
import { FateChip, KindChip, Notice, PlaceLink } from './parts.js'
import { FullText, SideBySide, Sources, textOf, textToCompare } from './side-by-side.js'
import { data, linkTo } from './state.js'
import { fateWords, number, percent, plural } from './words.js'

/** Occurrences drawn at once; a button adds as many. */
const STEP = 20

export function GroupDetail({ group }: { readonly group: Group }) {
  const all = useMemo(() => occurrencesOf(group), [group])
  const [shown, setShown] = useState(STEP)
  const canonical = all.find(({ reason }) => reason === 'canonical')
  const others = canonical === undefined ? all : all.filter((one) => one !== canonical)
  const isDone = isReviewed(group.id)
  const box = useRef<HTMLElement>(null)
  useFoundMarks(box, groupFilters.value.text, shown, false)
  return (
    <article class="group" ref={box}>
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
          {reason !== 'canonical' &&
            kind !== 'boilerplate' &&
            ` · ${percent(coverage)} of it stands elsewhere`}
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
      ) : other === null && own.trim() === group.text?.trim() ? (
        <p class="same">Word for word the text above.</p>
      ) : other === null ? (
        <FullText text={own} isWhole={true} />
      ) : (
        <SideBySide left={other} right={own} occurrence={occurrence} />
      )}
      {own === null && sources.length > 0 && (
        <p class="quiet">
          Stands in <Sources of={sources} />
        </p>
      )}
    </section>
  )
}
