/** All documents in a list; one of them with its text, removals struck through where they lie. */
import { computed, signal } from '@preact/signals'
import type { Status } from '../model.js'
import type { Doc } from './data.js'
import { DocumentDetail } from './document-detail.js'
import { siteNames } from './group-filters.js'
import { Choice, Field, lossOf, PathLine, Searched } from './parts.js'
import { besideList, ShownList } from './shown-list.js'
import { SplitView } from './split-view.js'
import { data, place, texts } from './state.js'
import { Strip } from './strip.js'
import { seekDocuments } from './text-search.js'
import { percent } from './words.js'

type Order = 'corpus' | 'removed' | 'share' | 'words' | 'path'

interface Filters {
  readonly path: string
  readonly site: string
  readonly status: Status | ''
  readonly order: Order
}

const NO_FILTERS: Filters = { path: '', site: '', status: '', order: 'corpus' }
export const documentFilters = signal<Filters>(NO_FILTERS)
const search = seekDocuments()
const soughtText = signal('')

const ORDERS: readonly (readonly [Order, string])[] = [
  ['corpus', 'as in the corpus'],
  ['removed', 'most removed'],
  ['share', 'largest share'],
  ['words', 'longest'],
  ['path', 'path'],
]

const shownDocuments = computed<readonly Doc[]>(() => {
  const { path, site, status, order } = documentFilters.value
  const part = path.trim().toLowerCase()
  const found = search.found.value
  const list = data.documents.filter(
    (doc) =>
      (part === '' || doc.path.toLowerCase().includes(part)) &&
      (site === '' || doc.site === site) &&
      (status === '' || doc.status === status) &&
      (found === null || found.in.has(doc.id)),
  )
  if (order === 'corpus') return list
  if (order === 'path') return list.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const weights: Record<Exclude<Order, 'corpus' | 'path'>, (doc: Doc) => number> = {
    removed: (doc) => doc.removedWords,
    share: (doc) => (doc.words === 0 ? 0 : doc.removedWords / doc.words),
    words: (doc) => doc.words,
  }
  const weight = weights[order]
  return list.sort((a, b) => weight(b) - weight(a) || a.id - b.id)
})

/** The document that was chosen last. */
let last: Doc | null = null

export function Documents() {
  const documents = shownDocuments.value
  const { what, at } = place.value
  const chosen = what === null ? undefined : data.document(Number(what))
  if (chosen !== undefined) last = chosen
  const kept = besideList(documents, last)
  const doc = what === null ? kept : chosen
  return (
    <SplitView
      name="Documents"
      chosenName="The chosen document"
      what={what}
      shown={doc?.id}
      list={
        <>
          <Filters />
          <ShownList
            noun="document"
            all={data.documents}
            shown={documents}
            chosen={doc}
            empty="Nothing was read."
            row={(one) => (
              <>
                <span class="spread">
                  <PathLine path={one.path} />
                  <span class="loss-number">{percent(lossOf(one))}</span>
                </span>
                <Strip doc={one} />
              </>
            )}
          />
        </>
      }
    >
      {doc !== undefined ? (
        <DocumentDetail key={doc.id} doc={doc} at={at} sought={soughtText.value} />
      ) : (
        <p class="choose">
          {what !== null ? 'This page has no row for that document.' : 'There is no document to show.'}
        </p>
      )}
    </SplitView>
  )
}

const STATUSES: readonly (readonly [Status | '', string])[] = [
  ['', 'all'],
  ['trimmed', 'trimmed'],
  ['emptied', 'emptied'],
  ['kept', 'kept whole'],
]

function Filters() {
  const filters = documentFilters.value
  const set = (change: Partial<Filters>) => {
    documentFilters.value = { ...documentFilters.value, ...change }
  }
  return (
    <search class="filters">
      <Field
        label="Path"
        value={filters.path}
        placeholder="part of a path"
        onInput={(path) => set({ path })}
      />
      {texts.elements > 0 && <TextSearch />}
      <div class="pair">
        <Choice label="Order" value={filters.order} options={ORDERS} onChange={(order) => set({ order })} />
        <Choice
          label="Status"
          value={filters.status}
          options={STATUSES}
          onChange={(status) => set({ status })}
        />
        {siteNames.value.length > 1 && (
          <Choice
            label="Site"
            value={filters.site}
            options={[['', 'all sites'], ...siteNames.value.map((site) => [site, site] as const)]}
            onChange={(site) => set({ site })}
          />
        )}
      </div>
    </search>
  )
}

function TextSearch() {
  return (
    <>
      <Field
        label="Text"
        value={soughtText.value}
        placeholder="some words of it…"
        onInput={(words) => {
          soughtText.value = words
          search.seek(words)
        }}
      />
      <Searched isBusy={search.isBusy.value} others="" />
    </>
  )
}
