/**
 * What to look at first: warnings, copies with words of their own, the largest groups, the documents that lost most, and what
 * was in doubt.
 */
import type { Reason } from '../model.js'
import { showGroups } from './group-filters.js'
import { KindChip, LossBar, PathLine } from './parts.js'
import { data, linkTo } from './state.js'
import { Excerpt, VisibleText } from './visible-text.js'
import { number, plural } from './words.js'

/** Warnings in the overview. */
const FIRST = 6

/** Whether there is anything to look at. */
export function hasLooks(): boolean {
  const { first, skipped, warnings } = data.head
  const isAlike = SUSPECT_WORDS.some(([reason]) => (first.alike[reason] ?? 0) > 0)
  return first.groups.length + first.documents.length + skipped.length + warnings.length > 0 || isAlike
}

export function FirstLooks() {
  return (
    <div class="cards">
      <Warnings />
      <Doubtful />
      <LargestGroups />
      <LostMost />
      <Suspects />
      <Unread />
    </div>
  )
}

function Unread() {
  const { skipped, holds } = data.head
  if (skipped.length === 0) return null
  return (
    <div class="card">
      <h3>Left out or not read</h3>
      <ul class="plain">
        {skipped.slice(0, FIRST).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <PathLine path={path} />
            <p class="quiet">
              <VisibleText>{message}</VisibleText>
            </p>
          </li>
        ))}
      </ul>
      {holds.skipped.all > FIRST && (
        <p class="quiet">
          and {number(holds.skipped.all - FIRST)} more: <code>skipped</code> in report.json
        </p>
      )}
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
  const { groups } = data.head.first
  if (groups.length === 0) return null
  return (
    <div class="card">
      <h3>Repeated most</h3>
      <ol class="plain">
        {groups.map(([id, text, words, removed, kind]) => (
          <li key={id}>
            <GroupLink id={id} text={text} />
            <span class="quiet">
              <KindChip kind={kind} /> {plural(removed, 'copy', 'copies')} of {plural(words, 'word')}
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

function GroupLink({ id, text }: { id: string; text: string | null }) {
  return (
    <a href={linkTo('groups', id)} class="line">
      {text === null ? <code>{id}</code> : <Excerpt text={text} />}
    </a>
  )
}

/** Where a wrong removal would be found if there is one. */
function Doubtful() {
  const { doubtful } = data.head.first
  if (doubtful.length === 0) return null
  return (
    <div class="card">
      <h3>Removed with words of their own</h3>
      <ol class="plain">
        {doubtful.map(([id, text, words, own]) => (
          <li key={id}>
            <GroupLink id={id} text={text} />
            <span class="quiet">
              {number(own)} of {plural(words, 'word')} {own === 1 ? 'stands' : 'stand'} in none of its sources
            </span>
          </li>
        ))}
      </ol>
      <p>
        <button
          type="button"
          class="link"
          onClick={() => showGroups({ kind: 'near', fate: 'removed', order: 'own' })}
        >
          All near copies that were removed
        </button>
      </p>
    </div>
  )
}

function LostMost() {
  const { documents } = data.head.first
  if (documents.length === 0) return null
  return (
    <div class="card">
      <h3>Lost most</h3>
      <ol class="plain">
        {documents.map(([id, path, words, removedWords]) => (
          <li key={id}>
            <span class="spread">
              <a href={linkTo('documents', id)}>
                <PathLine path={path} />
              </a>
              <LossBar words={words} removedWords={removedWords} />
            </span>
            <span class="quiet">
              {number(removedWords)} of {plural(words, 'word')}
            </span>
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
  const { alike } = data.head.first
  const rows = SUSPECT_WORDS.filter(([reason]) => (alike[reason] ?? 0) > 0)
  if (rows.length === 0) return null
  return (
    <div class="card">
      <h3>Alike, and left standing</h3>
      <ul class="plain">
        {rows.map(([reason, words]) => (
          <li key={reason}>
            <button type="button" class="link" onClick={() => showGroups({ fate: reason })}>
              {number(alike[reason] ?? 0)} {words}
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet">A doubt keeps text. Here it can be overruled.</p>
    </div>
  )
}
