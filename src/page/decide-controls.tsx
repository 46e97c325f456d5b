/** What a curator can decide about an occurrence or a group. */
import type { Group } from './data.js'
import { decide, decisionOf, isNamed, type Verdict } from './decided.js'
import type { Occurrence } from './occurrences.js'

const CHOICES: readonly (readonly [Verdict | 'as-is', string])[] = [
  ['as-is', 'As it was decided'],
  ['keep', 'Keep'],
  ['remove', 'Remove'],
]

export function DecideOccurrence({
  group,
  occurrence,
}: {
  readonly group: Group
  readonly occurrence: Occurrence
}) {
  if (!isNamed(occurrence)) return null
  const decision = decisionOf(occurrence)
  const name = `decide-${group.id}-${occurrence.document}-${occurrence.start}`
  const isForced = decision?.force === true
  return (
    <fieldset class="decide">
      <legend class="hidden">Decide by hand</legend>
      {CHOICES.map(([choice, words]) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={(decision?.action ?? 'as-is') === choice}
            onChange={() => decide(group, [occurrence], choice === 'as-is' ? null : choice)}
          />
          {words}
        </label>
      ))}
      {decision?.action === 'remove' && (
        <label class="force">
          <input
            type="checkbox"
            checked={isForced}
            onChange={(event) => decide(group, [occurrence], 'remove', event.currentTarget.checked)}
          />
          also if it stands nowhere else
        </label>
      )}
    </fieldset>
  )
}

export function DecideGroup({
  group,
  occurrences,
}: {
  readonly group: Group
  readonly occurrences: readonly Occurrence[]
}) {
  const named = occurrences.filter(isNamed)
  if (named.length === 0) return null
  const copies = named.filter(({ reason }) => reason !== 'canonical')
  const decided = named.map(decisionOf)
  const isAny = decided.some((one) => one !== undefined)
  return (
    <>
      <button type="button" onClick={() => decide(group, named, 'keep')}>
        Keep all
      </button>
      <button type="button" onClick={() => decide(group, copies, 'remove')}>
        {copies.length === named.length ? 'Remove all' : 'Remove all but the first'}
      </button>
      {/* It stays where it is with nothing to take back: a button that goes takes the focus along. */}
      <button type="button" aria-disabled={!isAny} onClick={() => isAny && decide(group, named, null)}>
        As it was decided
      </button>
    </>
  )
}
