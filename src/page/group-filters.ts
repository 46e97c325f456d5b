/** Which groups are shown, and in which order. */
import { computed, effect, signal, untracked } from '@preact/signals'
import type { Kind, Reason } from '../model.js'
import { type Group, removedWordsOf } from './data.js'
import { isReviewed } from './decided.js'
import { eachOccurrence, fateAt } from './occurrences.js'
import { data, go, linkTo } from './state.js'
import { seekGroups } from './text-search.js'

export type GroupOrder = 'removed' | 'own' | 'copies' | 'words' | 'corpus'

export interface GroupFilters {
  readonly text: string
  readonly kind: Kind | ''
  /** What became of at least one occurrence. */
  readonly fate: Reason | 'flag' | 'removed' | ''
  readonly site: string
  /** Part of a path. */
  readonly document: string
  readonly least: number
  readonly reviewed: '' | 'yes' | 'no'
  readonly order: GroupOrder
}

export const NO_FILTERS: GroupFilters = {
  text: '',
  kind: '',
  fate: '',
  site: '',
  document: '',
  least: 0,
  reviewed: '',
  order: 'removed',
}

export const groupFilters = signal<GroupFilters>(NO_FILTERS)

/** Leads to the groups that these filters leave. */
export function showGroups(filters: Partial<GroupFilters>): void {
  groupFilters.value = { ...NO_FILTERS, ...filters }
  go(linkTo('groups'))
}

const search = seekGroups()
/** Whether texts are still looked through. */
export const isSeeking = search.isBusy

effect(() => {
  const { text } = groupFilters.value
  // Rows may not be there yet, and nobody looks for anything before.
  if (text.trim() !== '' || search.found.peek() !== null) untracked(() => search.seek(text))
})

/** All groups in an order: made when first asked for, as filters leave it as it is. */
const orders = new Map<GroupOrder, readonly Group[]>()

function ordered(order: GroupOrder): readonly Group[] {
  const known = orders.get(order)
  if (known !== undefined) return known
  const by: Record<GroupOrder, (group: Group) => number> = {
    removed: removedWordsOf,
    own: ({ own }) => own,
    copies: ({ total }) => total,
    words: ({ words }) => words,
    corpus: () => 0,
  }
  const weight = by[order]
  const made =
    order === 'corpus'
      ? data.groups
      : [...data.groups].sort((one, other) => weight(other) - weight(one) || one.at - other.at)
  orders.set(order, made)
  return made
}

export const shownGroups = computed<readonly Group[]>(() => {
  const filters = groupFilters.value
  const found = search.found.value
  const document = filters.document.trim().toLowerCase()
  const inDocuments = document === '' && filters.site === '' ? null : wantedDocuments(document, filters.site)
  const needsOccurrences = filters.kind !== '' || filters.fate !== '' || inDocuments !== null
  return ordered(filters.order).filter((group) => {
    if (group.words < filters.least) return false
    if (found !== null && !found.in.has(group.at)) return false
    if (filters.reviewed !== '' && isReviewed(group.id) !== (filters.reviewed === 'yes')) return false
    return !needsOccurrences || hasOccurrence(group, filters, inDocuments)
  })
})

function hasOccurrence(
  group: Group,
  { kind, fate }: GroupFilters,
  inDocuments: ReadonlySet<number> | null,
): boolean {
  let isThere = inDocuments === null
  let isKind = kind === ''
  let isFate = fate === ''
  eachOccurrence(group.row, (numbers, at) => {
    isThere ||= inDocuments?.has(numbers[at] ?? -1) === true
    const one = fateAt(numbers[at + 5] ?? 0)
    isKind ||= one.kind === kind && one.reason !== 'canonical'
    isFate ||=
      fate === 'flag'
        ? one.action === 'flag'
        : fate === 'removed'
          ? one.action === 'remove'
          : one.reason === fate
  })
  return isThere && isKind && isFate
}

function wantedDocuments(path: string, site: string): ReadonlySet<number> {
  const wanted = new Set<number>()
  for (const one of data.documents) {
    if ((site === '' || one.site === site) && (path === '' || one.path.toLowerCase().includes(path)))
      wanted.add(one.id)
  }
  return wanted
}

/** Sites by name, for a list to choose from. */
export const siteNames = computed(() =>
  [...new Set(data.documents.map(({ site }) => site))].filter((site) => site !== '').sort(),
)
