/** All groups in a list, with filters; one of them with its occurrences side by side. */
import { useEffect, useRef } from 'preact/hooks'
import type { Kind, Reason } from '../model.js'
import type { Group } from './data.js'
import { isReviewed } from './decided.js'
import { GroupDetail } from './group-detail.js'
import {
  type GroupFilters,
  type GroupOrder,
  groupFilters,
  isSeeking,
  NO_FILTERS,
  shownGroups,
  siteNames,
} from './group-filters.js'
import { Choice, Field, KindChip, NumberField, Searched } from './parts.js'
import { besideList, ShownList } from './shown-list.js'
import { SplitView } from './split-view.js'
import { data, groupOfPlace, place } from './state.js'
import { Excerpt } from './visible-text.js'
import { number, plural } from './words.js'

const KINDS: readonly (readonly [Kind | '', string])[] = [
  ['', 'all kinds'],
  ['exact', 'exact'],
  ['near', 'near'],
  ['passage', 'passage'],
  ['boilerplate', 'boilerplate'],
]

const FATES: readonly (readonly [Reason | 'flag' | 'removed' | '', string])[] = [
  ['', 'anything'],
  ['removed', 'a copy was removed'],
  ['new-number', 'one stays: other number'],
  ['new-name', 'one stays: other name'],
  ['below-threshold', 'one stays: too different'],
  ['taken-back', 'one stays: taken back'],
  ['protected', 'one is protected'],
  ['decision', 'one was decided by hand'],
  ['rule', 'one is of a rule'],
  ['repetition', 'one repeats on its site'],
  ['flag', 'one is only flagged'],
]

const ORDERS: readonly (readonly [GroupOrder, string])[] = [
  ['removed', 'most removed'],
  ['own', 'most words of its own'],
  ['copies', 'most copies'],
  ['words', 'longest'],
  ['corpus', 'as in the corpus'],
]

/** The group that was chosen last: who comes back to the list finds it where it was left. */
let last: Group | null = null

export function Groups() {
  const groups = shownGroups.value
  const { what } = place.value
  const isOpen = what !== null
  if (isOpen) last = groupOfPlace.value ?? null
  const kept = besideList(groups, last)
  const group = isOpen ? groupOfPlace.value : kept
  return (
    <SplitView
      name="Groups"
      chosenName="The chosen group"
      what={what}
      shown={group?.id}
      list={
        <>
          <Filters />
          <ShownList
            noun="group"
            all={data.groups}
            shown={groups}
            chosen={group}
            empty="Nothing repeats."
            row={(one) => (
              <>
                <span class="line">
                  {one.text === null ? <code>{one.id}</code> : <Excerpt text={one.text} />}
                </span>
                <span class="meta">
                  <KindChip kind={one.kind} />
                  <span>
                    {number(one.removed)} of {number(one.total)} removed · {plural(one.words, 'word')}
                    {one.rule !== null && ` · ${one.rule}`}
                  </span>
                  {isReviewed(one.id) && <span class="chip stays">reviewed</span>}
                </span>
              </>
            )}
          />
        </>
      }
    >
      {group !== undefined ? (
        <GroupDetail key={group.id} group={group} />
      ) : (
        <p class="choose">{isOpen ? 'This page has no group of that id.' : 'There is no group to show.'}</p>
      )}
    </SplitView>
  )
}

function Filters() {
  const filters = groupFilters.value
  const details = useRef<HTMLDetailsElement>(null)
  const set = (change: Partial<GroupFilters>) => {
    groupFilters.value = { ...groupFilters.value, ...change }
  }
  const isMore =
    filters.fate !== '' ||
    filters.site !== '' ||
    filters.document !== '' ||
    filters.least > 0 ||
    filters.reviewed !== ''
  useEffect(() => {
    if (isMore && details.current) details.current.open = true
  }, [isMore])
  return (
    <search class="filters">
      <Field
        label="Text, id or rule"
        value={filters.text}
        placeholder="some words of it…"
        onInput={(text) => set({ text })}
      />
      <Searched isBusy={isSeeking.value} others="ids, rules and the first words of every group" />
      <div class="pair">
        <Choice label="Kind" value={filters.kind} options={KINDS} onChange={(kind) => set({ kind })} />
        <Choice label="Order" value={filters.order} options={ORDERS} onChange={(order) => set({ order })} />
      </div>
      <details ref={details}>
        <summary>More filters</summary>
        <div class="pair">
          <Choice
            label="What became of it"
            value={filters.fate}
            options={FATES}
            onChange={(fate) => set({ fate })}
          />
          <Choice
            label="Reviewed"
            value={filters.reviewed}
            options={[
              ['', 'all'],
              ['yes', 'reviewed'],
              ['no', 'not yet'],
            ]}
            onChange={(reviewed) => set({ reviewed })}
          />
          <Field
            label="Document"
            value={filters.document}
            placeholder="part of a path"
            onInput={(document) => set({ document })}
          />
          <Choice
            label="Site"
            value={filters.site}
            options={[['', 'all sites'], ...siteNames.value.map((site) => [site, site] as const)]}
            onChange={(site) => set({ site })}
          />
          <NumberField
            label="Words at least"
            value={filters.least === 0 ? '' : String(filters.least)}
            onInput={(least) => set({ least: Number(least) || 0 })}
          />
        </div>
      </details>
      {filters !== NO_FILTERS && (
        <button
          type="button"
          class="link"
          onClick={(event) => {
            event.currentTarget.closest('search')?.querySelector('input')?.focus()
            groupFilters.value = NO_FILTERS
          }}
        >
          Take all filters back
        </button>
      )}
    </search>
  )
}
