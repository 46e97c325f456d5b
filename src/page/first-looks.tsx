/** What to look at first: warnings, the largest groups, the documents that lost most, and what was in doubt. */
import type { Reason } from '../model.js'
import { eachOccurrence, fateAt, removedWordsOf } from './data.js'
import { groupFilters, NO_FILTERS } from './group-filters.js'
import { DocumentLink, KindChip, LossBar } from './parts.js'
import { data, go, linkTo } from './state.js'
import { Excerpt, VisibleText } from './visible-text.js'
import { number, plural } from './words.js'

/** Rows of each list to look at first: more is what the views are for. */
const FIRST = 6

export function FirstLooks() {
  return (
    <div class="cards">
      <Warnings />
      <LargestGroups />
      <LostMost />
      <Suspects />
    </div>
  )
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
