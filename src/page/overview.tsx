/** What a run did, in words and shares, what to look at first, and what the file holds. */
import type { Kind, Reason } from '../model.js'
import { PAGE_KINDS } from '../report/page-format.js'
import { eachOccurrence, fateAt, removedWordsOf } from './data.js'
import { groupFilters, NO_FILTERS } from './group-filters.js'
import { DocumentLink, KindChip, LeftOut, LossBar } from './parts.js'
import { data, go, linkTo } from './state.js'
import { Excerpt, VisibleText } from './visible-text.js'
import { KIND_WORDS, number, percent, plural, size } from './words.js'

/** Rows of each list to look at first: more is what the views are for. */
const FIRST = 6

export function Overview() {
  const { summary, run, holds } = data.head
  const isDry = run.options.dryRun === true
  return (
    <div class="overview">
      <section class="hero" aria-labelledby="did">
        <h2 id="did">
          <span class="big">{percent(summary.redundancy)}</span> of the words {isDry ? 'would go' : 'went'}
        </h2>
        <p class="lead">
          Read {plural(summary.documents, 'document')}, {plural(summary.words, 'word')}, {size(summary.bytes)}
          . {isDry ? 'Would remove' : 'Removed'} {plural(summary.removedWords, 'word')},{' '}
          {size(summary.removedBytes)}; {number(summary.words - summary.removedWords)} stay.
        </p>
        <KindBar />
        <KindTable />
      </section>
      <section aria-labelledby="first">
        <h2 id="first">Look at these first</h2>
        <div class="cards">
          <Warnings />
          <LargestGroups />
          <LostMost />
          <Suspects />
        </div>
      </section>
      <section aria-labelledby="holds" class="holds">
        <h2 id="holds">Before you send this file on</h2>
        <p>
          {holds.text ? (
            <>
              It holds text of the corpus, removed text included: {plural(holds.groups.shown, 'group')} with
              their first words, and the full text of {number(holds.texts.shown)} of{' '}
              {plural(holds.texts.all, 'document')} ({size(holds.textBytes)}), with file names and places.{' '}
              <code>--no-text</code> makes one without any text.
            </>
          ) : (
            <>
              It holds no text of the corpus: only file names, numbers and places. It was made with{' '}
              <code>--no-text</code>.
            </>
          )}{' '}
          It needs no network, loads nothing and sends nothing.
        </p>
        <LeftOut {...holds.documents} what="documents" />
        <LeftOut {...holds.groups} what="groups" />
        <p class="quiet">
          Made by {data.head.tool.name} {data.head.tool.version}. report.json beside this file holds all of it
          for other programs.
        </p>
      </section>
    </div>
  )
}

function KindBar() {
  const { summary } = data.head
  const total = Math.max(1, summary.words)
  const parts = PAGE_KINDS.map((kind) => ({ kind, words: summary.byKind[kind].words })).filter(
    ({ words }) => words > 0,
  )
  const kept = summary.words - summary.removedWords
  return (
    <div
      class="kind-bar"
      role="img"
      aria-label={`Words kept ${percent(kept / total)}${parts.map(({ kind, words }) => `, ${kind} ${percent(words / total)}`).join('')}`}
    >
      {parts.map(({ kind, words }) => (
        <span
          key={kind}
          class={`fill ${kind}`}
          style={{ flexGrow: words / total }}
          title={`${kind}: ${number(words)} words`}
        />
      ))}
      <span class="fill kept" style={{ flexGrow: kept / total }} title={`kept: ${number(kept)} words`} />
    </div>
  )
}

function KindTable() {
  const { summary } = data.head
  return (
    <table class="kinds">
      <caption class="hidden">What was removed, by kind</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" class="num">
            Groups
          </th>
          <th scope="col" class="num">
            Copies
          </th>
          <th scope="col" class="num">
            Words
          </th>
          <th scope="col" class="num">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {PAGE_KINDS.map((kind) => {
          const { groups, occurrences, words } = summary.byKind[kind]
          return (
            <tr key={kind}>
              <th scope="row">
                <a href={linkTo('groups')} onClick={() => filterKind(kind)}>
                  <KindChip kind={kind} />
                </a>{' '}
                <span class="quiet what">{KIND_WORDS[kind]}</span>
              </th>
              <td class="num">{number(groups)}</td>
              <td class="num">{number(occurrences)}</td>
              <td class="num">{number(words)}</td>
              <td class="num">{percent(words / Math.max(1, summary.words))}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function filterKind(kind: Kind): void {
  groupFilters.value = { ...NO_FILTERS, kind }
}

function Warnings() {
  const { warnings, holds } = data.head
  if (warnings.length === 0) return null
  return (
    <div class="card">
      <h3>Warnings and notes</h3>
      <ul class="plain">
        {warnings.slice(0, FIRST).map(({ message }) => (
          <li key={message}>
            <VisibleText>{message}</VisibleText>
          </li>
        ))}
      </ul>
      {holds.warnings.all > FIRST && (
        <p class="quiet">and {number(holds.warnings.all - FIRST)} more in report.json</p>
      )}
    </div>
  )
}

function LargestGroups() {
  const groups = top(data.groups, removedWordsOf)
  if (groups.length === 0) return null
  return (
    <div class="card">
      <h3>Repeated most</h3>
      <ol class="plain">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={linkTo('groups', group.id)} class="line">
              {group.text === null ? <code>{group.id}</code> : <Excerpt text={group.text} />}
            </a>
            <span class="quiet">
              <KindChip kind={group.kind} /> {plural(group.removed, 'copy', 'copies')} of{' '}
              {plural(group.words, 'word')}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <a href={linkTo('groups')}>All groups</a>
      </p>
    </div>
  )
}

function LostMost() {
  const documents = top(data.documents, (doc) => doc.removedWords)
  if (documents.length === 0) return null
  return (
    <div class="card">
      <h3>Lost most</h3>
      <ol class="plain">
        {documents.map((doc) => (
          <li key={doc.id} class="spread">
            <DocumentLink id={doc.id} />
            <LossBar {...doc} />
          </li>
        ))}
      </ol>
      <p>
        <a href={linkTo('documents')}>All documents</a>
      </p>
    </div>
  )
}

const SUSPECT_WORDS: readonly (readonly [reason: Reason | 'flag', words: string])[] = [
  ['new-number', 'alike but for a number'],
  ['new-name', 'alike but for a name or a negation'],
  ['below-threshold', 'too short or too different to go'],
  ['taken-back', 'left because their documents stay whole'],
  ['protected', 'protected'],
  ['decision', 'decided by hand'],
  ['flag', 'flagged as boilerplate, not removed'],
]

function Suspects() {
  const counts = new Map<string, number>()
  for (const { row } of data.groups) {
    eachOccurrence(row, (numbers, at) => {
      const { action, reason } = fateAt(numbers[at + 5] ?? 0)
      const key = action === 'flag' ? 'flag' : action === 'keep' || reason === 'decision' ? reason : ''
      if (key !== '' && key !== 'canonical') counts.set(key, (counts.get(key) ?? 0) + 1)
    })
  }
  const rows = SUSPECT_WORDS.filter(([reason]) => (counts.get(reason) ?? 0) > 0)
  if (rows.length === 0) return null
  return (
    <div class="card">
      <h3>Alike, and left standing</h3>
      <ul class="plain">
        {rows.map(([reason, words]) => (
          <li key={reason}>
            <button
              type="button"
              class="link"
              onClick={() => {
                groupFilters.value = { ...NO_FILTERS, fate: reason === 'flag' ? 'flag' : reason }
                go(linkTo('groups'))
              }}
            >
              {number(counts.get(reason) ?? 0)} {words}
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet">A doubt keeps text. Here it can be overruled.</p>
    </div>
  )
}

function top<T>(items: readonly T[], weight: (item: T) => number): T[] {
  const best: T[] = []
  for (const item of items) {
    const one = weight(item)
    if (one <= 0) continue
    const last = best[FIRST - 1]
    if (last !== undefined && weight(last) >= one) continue
    let at = best.length
    while (at > 0 && weight(best[at - 1] as T) < one) at -= 1
    best.splice(at, 0, item)
    best.length = Math.min(best.length, FIRST)
  }
  return best
}
