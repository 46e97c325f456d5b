/** One document: its numbers, its strip, and its text with what went struck through and linked to where it stands. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Doc } from './data.js'
import { DecideOccurrence } from './decide-controls.js'
import type { Found } from './document-index.js'
import { DocumentLink, FateChip, KindChip, LossBar, Notice } from './parts.js'
import { Sources } from './side-by-side.js'
import { data, documentIndex, go, linkTo, texts } from './state.js'
import { Strip } from './strip.js'
import { indexOf } from './texts.js'
import { Excerpt, VisibleText, visibleParts } from './visible-text.js'
import { fateWords, lines, number, percent, plural, size } from './words.js'

/** Rows of the list of what was found; more is for the text. */
const LISTED = 200

export function DocumentDetail({ doc, at }: { readonly doc: Doc; readonly at: number | null }) {
  const found = useMemo(() => documentIndex().of(doc.id), [doc])
  const copies = found.filter(({ occurrence }) => occurrence.reason !== 'canonical')
  return (
    <article class="document">
      <header>
        <a class="back" href={linkTo('documents')}>
          ← All documents
        </a>
        <h2 class="path">
          <VisibleText>{doc.path}</VisibleText>
        </h2>
        <p class="meta">
          <span>{plural(doc.words, 'word')}</span>
          <span>{size(doc.bytes)}</span>
          <span>{number(doc.removedWords)} removed</span>
          <LossBar words={doc.words} removedWords={doc.removedWords} />
          <span class="quiet">
            {doc.status}, {doc.encoding}
            {doc.date !== null && `, ${doc.date}`}
            {doc.site !== '' && (
              <>
                , site <VisibleText>{doc.site}</VisibleText>
              </>
            )}
          </span>
        </p>
        {doc.nearest >= 0 && (
          <p class="quiet">
            Nearest document: <DocumentLink id={doc.nearest} />, which holds {percent(doc.containment)} of it
          </p>
        )}
        <Strip doc={doc} />
      </header>
      <DocumentText doc={doc} at={at} found={copies} />
      {copies.length > 0 && <FoundList found={copies} />}
    </article>
  )
}

interface Run {
  readonly text: string
  readonly start: number
  /** The smallest span that holds it, or null for text that stands alone. */
  readonly found: Found | null
  readonly isLast: boolean
}

/** The text in runs that lie in the same span: of a removal and one that is only alike the removal counts. */
function runsOf(offsets: readonly number[], parts: readonly string[], found: readonly Found[]): Run[] {
  const owner = new Array<Found | null>(parts.length).fill(null)
  const order = [...found].sort((a, b) => rank(a) - rank(b))
  for (const one of order) {
    const { start, end } = one.occurrence
    for (let i = indexOf(offsets, start); i < parts.length && (offsets[i] as number) < end; i += 1)
      owner[i] = one
  }
  const runs: Run[] = []
  for (let i = 0; i < parts.length; ) {
    const begin = i
    let text = ''
    while (i < parts.length && owner[i] === owner[begin]) text += parts[i++]
    runs.push({
      text,
      start: offsets[begin] as number,
      found: owner[begin] ?? null,
      isLast: owner[i] !== owner[begin],
    })
  }
  return runs
}

function rank({ occurrence: { action } }: Found): number {
  return action === 'remove' ? 2 : action === 'flag' ? 1 : 0
}

function DocumentText({
  doc,
  at,
  found,
}: {
  readonly doc: Doc
  readonly at: number | null
  readonly found: readonly Found[]
}) {
  const box = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<Found | null>(null)
  const text = useMemo(() => texts.of(doc.id), [doc])
  const runs = useMemo(() => (text === null ? [] : runsOf(text.offsets, text.parts, found)), [text, found])
  useEffect(() => {
    if (at === null || box.current === null) return
    const target = [...box.current.querySelectorAll<HTMLElement>('[data-at]')].findLast(
      (one) => Number(one.dataset.at) <= at,
    )
    target?.scrollIntoView({ block: 'center' })
    target?.classList.add('here')
    const timer = setTimeout(() => target?.classList.remove('here'), 2500)
    return () => clearTimeout(timer)
  }, [at, doc])
  if (text === null) {
    return (
      <Notice>
        {data.head.holds.text
          ? 'The text of this document is not in the page: there is room for those of the largest groups and of the documents that lost most. The original can be rebuilt with dedupe restore; what stays is under clean/.'
          : 'This report was made without text.'}
      </Notice>
    )
  }
  return (
    <>
      <div class="text-head">
        <h3>Text</h3>
        <p class="legend quiet">
          <del class="exact">struck through</del> was removed · <span class="alike">dotted</span> is alike and
          stays · choose either to see why
        </p>
      </div>
      <div class="corpus text" ref={box}>
        <bdi>
          {runs.map((run) => (
            <TextRun run={run} isChosen={run.found !== null && run.found === chosen} onChoose={setChosen} />
          ))}
        </bdi>
      </div>
      {chosen !== null && <Why found={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function TextRun({
  run,
  isChosen,
  onChoose,
}: {
  readonly run: Run
  readonly isChosen: boolean
  readonly onChoose: (found: Found | null) => void
}) {
  const { text, start, found } = run
  if (found === null) return <span data-at={start}>{visibleParts(text)}</span>
  const { action, kind, reason, sources } = found.occurrence
  const choose = () => onChoose(isChosen ? null : found)
  const title = `${kind}: ${fateWords(action, reason)}`
  const source = sources[0]
  if (action !== 'remove') {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list below the text offers the same to keys
      // biome-ignore lint/a11y/noStaticElementInteractions: as above
      <span class={`alike ${isChosen ? 'chosen' : ''}`} data-at={start} title={title} onClick={choose}>
        {visibleParts(text)}
      </span>
    )
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list below the text offers the same to keys */}
      <del class={`${kind} ${isChosen ? 'chosen' : ''}`} data-at={start} title={title} onClick={choose}>
        {visibleParts(text)}
      </del>
      {run.isLast && (
        <a
          class={`where ${kind}`}
          href={
            source === undefined
              ? linkTo('groups', found.group.id)
              : linkTo('documents', source.document, source.start)
          }
        >
          {source === undefined ? (
            (found.group.rule ?? 'repeats on its site')
          ) : (
            <>
              stands in <VisibleText>{data.document(source.document)?.path ?? ''}</VisibleText>
            </>
          )}
        </a>
      )}
    </>
  )
}

function Why({
  found: { group, occurrence },
  onClose,
}: {
  readonly found: Found
  readonly onClose: () => void
}) {
  const { action, reason, kind, coverage, sources } = occurrence
  return (
    <aside class="why" aria-label="Why" aria-live="polite">
      <p class="meta">
        <KindChip kind={kind} />
        <span>
          {fateWords(action, reason)}
          {kind !== 'boilerplate' && ` · ${percent(coverage)} of it stands elsewhere`}
        </span>
      </p>
      {sources.length > 0 && (
        <p>
          Stands in <Sources of={sources} />
        </p>
      )}
      <DecideOccurrence group={group} occurrence={occurrence} />
      <div class="actions">
        <button type="button" onClick={() => go(linkTo('groups', group.id))}>
          Side by side
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </aside>
  )
}

function FoundList({ found }: { readonly found: readonly Found[] }) {
  return (
    <section aria-labelledby="found-here">
      <h3 id="found-here">What was found here</h3>
      <ul class="plain found-list">
        {found.slice(0, LISTED).map(({ group, occurrence }) => (
          <li key={`${occurrence.start} ${group.id}`}>
            <FateChip {...occurrence} />
            <a href={linkTo('groups', group.id)} class="line">
              {group.text === null ? <code>{group.id}</code> : <Excerpt text={group.text} />}
            </a>
            <span class="quiet">{lines(occurrence.startLine, occurrence.endLine)}</span>
          </li>
        ))}
      </ul>
      {found.length > LISTED && <p class="quiet">and {number(found.length - LISTED)} more in report.json</p>}
    </section>
  )
}
