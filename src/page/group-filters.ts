/** Which groups are shown, and in which order. */
import { computed, signal } from '@preact/signals'
import type { Kind, Reason } from '../model.js'
import { eachOccurrence, fateAt, type Group, removedWordsOf } from './data.js'
import { isReviewed } from './decided.js'
import { data } from './state.js'

export type GroupOrder = 'removed' | 'copies' | 'words' | 'corpus'

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

const lowered = new Map<number, string>()

function loweredText({ at, text, id, rule }: Group): string {
  let known = lowered.get(at)
  if (known === undefined) {
    known = `${id} ${rule ?? ''} ${text ?? ''}`.toLowerCase()
    lowered.set(at, known)
  }
  return known
}

export const shownGroups = computed<readonly Group[]>(() => {
  const filters = groupFilters.value
  const text = filters.text.trim().toLowerCase()
  const document = filters.document.trim().toLowerCase()
  const inDocuments = document === '' && filters.site === '' ? null : wantedDocuments(document, filters.site)
  const found = data.groups.filter((group) => {
    if (group.words < filters.least) return false
    if (text !== '' && !loweredText(group).includes(text)) return false
    if (filters.reviewed !== '' && isReviewed(group.id) !== (filters.reviewed === 'yes')) return false
    const needsOccurrences = filters.kind !== '' || filters.fate !== '' || inDocuments !== null
    return !needsOccurrences || hasOccurrence(group, filters, inDocuments)
  })
  return sorted(found, filters.order)
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

function sorted(groups: Group[], order: GroupOrder): readonly Group[] {
  const by: Record<GroupOrder, (group: Group) => number> = {
    removed: removedWordsOf,
    copies: ({ total }) => total,
    words: ({ words }) => words,
    corpus: () => 0,
  }
  const weight = by[order]
  return order === 'corpus' ? groups : groups.sort((a, b) => weight(b) - weight(a) || a.at - b.at)
}

/** Sites by name, for a list to choose from. */
export const siteNames = computed(() =>
  [...new Set(data.documents.map(({ site }) => site))].filter((site) => site !== '').sort(),
)
