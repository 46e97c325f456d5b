/** One document: its numbers, its strip, and its text with what went struck through and linked to where it stands. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { lowerBound } from '../lower-bound.js'
import type { Doc } from './data.js'
import type { Found } from './document-index.js'
import { FoundList, Why } from './found-list.js'
import { useFoundMarks } from './found-marks.js'
import { DocumentLink, LossBar, Notice } from './parts.js'
import { data, documentIndex, linkTo, texts } from './state.js'
import { Strip } from './strip.js'
import { VisibleText, visibleParts } from './visible-text.js'
import { fateWords, number, percent, plural, size } from './words.js'

export function DocumentDetail({
  doc,
  at,
  sought,
}: {
  readonly doc: Doc
  readonly at: number | null
  /** Words that are marked in its text. */
  readonly sought: string
}) {
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
      <DocumentText doc={doc} at={at} found={copies} sought={sought} />
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
    for (let i = lowerBound(offsets, start); i < parts.length && (offsets[i] as number) < end; i += 1)
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
  sought,
}: {
  readonly doc: Doc
  readonly at: number | null
  readonly found: readonly Found[]
  readonly sought: string
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
  useFoundMarks(box, sought, runs, at === null)
  if (doc.bytes === 0) return <Notice>This document is empty.</Notice>
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
        {found.length > 0 ? (
          <p class="legend quiet">
            <span>
              <del class="exact">struck through</del> was removed
            </span>
            <span>
              <span class="alike">dotted</span> is alike and stays
            </span>
            <span>choose either to see why</span>
          </p>
        ) : (
          <p class="legend quiet">Nothing in it repeats text before it.</p>
        )}
      </div>
      <div class="corpus text" ref={box} tabIndex={-1}>
        {runs.map((run) => (
          <TextRun run={run} isChosen={run.found !== null && run.found === chosen} onChoose={setChosen} />
        ))}
      </div>
      {chosen !== null && (
        <Why
          found={chosen}
          onClose={() => {
            setChosen(null)
            box.current?.focus({ preventScroll: true })
          }}
        />
      )}
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
