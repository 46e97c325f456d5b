/** What the page knows and shows: data, the place in the page, filters. */
import { computed, signal } from '@preact/signals'
import { END_ELEMENT } from '../report/page-format.js'
import { type Group, type PageData, readData } from './data.js'
import { DocumentIndex } from './document-index.js'
import { Texts } from './texts.js'

/** Whether rows and texts are there yet: they stand behind the program, and the overview needs none of them. */
export const arrived = signal<'reading' | 'whole' | 'cut'>('reading')
function settle(): void {
  const isWhole = document.getElementById(END_ELEMENT) !== null
  arrived.value = isWhole ? 'whole' : 'cut'
  // While the overview is read: the first click on a list of tens of thousands need not wait for it.
  if (isWhole)
    whenIdle(
      () => data.groups.length,
      () => data.documents.length,
    )
}

/** Does one thing after the other when the page has nothing else to do. */
function whenIdle(...things: (() => unknown)[]): void {
  const [first, ...others] = things
  if (first === undefined) return
  const run = () => {
    first()
    whenIdle(...others)
  }
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(run)
  else setTimeout(run, 200)
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', settle)
else settle()

export const data: PageData = readData()
export const texts = new Texts(data.head)

let index: DocumentIndex | null = null
/** Which occurrences lie in which document: made when first asked for. */
export function documentIndex(): DocumentIndex {
  index ??= new DocumentIndex(data.groups, data.head.holds.documents.all)
  return index
}

export const VIEWS = ['overview', 'groups', 'documents', 'map', 'coverage', 'sites', 'decisions'] as const
export type View = (typeof VIEWS)[number]

export interface Place {
  readonly view: View
  /** A group's id or a document's number. */
  readonly what: string | null
  /** Further parts: an offset in a document. */
  readonly at: number | null
}

function placeOf(hash: string): Place {
  const [view, what, at] = hash.replace(/^#\/?/, '').split('/')
  const known = VIEWS.find((one) => one === view) ?? 'overview'
  return { view: known, what: what ? decodeURIComponent(what) : null, at: at ? Number(at) : null }
}

let shown = location.hash
export const place = signal<Place>(placeOf(shown))
window.addEventListener('hashchange', () => show(location.hash))

function show(hash: string): void {
  if (hash === '#main' || hash === shown) return
  shown = hash
  place.value = placeOf(hash)
}

export function linkTo(view: View, what?: string | number, at?: number): string {
  const more = what === undefined ? '' : `/${encodeURIComponent(what)}`
  return `#/${view}${more}${at === undefined ? '' : `/${at}`}`
}

/**
 * `isStep`: the way back leads past it, to where the steps began. The place is known at once, as the browser tells of it only
 * later: keys may come in between.
 */
export function go(link: string, isStep = false): void {
  if (isStep && place.value.what !== null) location.replace(link)
  else location.hash = link
  show(link)
}

/** Whether the page is being printed: lists show more then than fits a screen. */
export const printing = signal(false)
window.addEventListener('beforeprint', () => {
  printing.value = true
})
window.addEventListener('afterprint', () => {
  printing.value = false
})

export const groupOfPlace = computed<Group | undefined>(() => {
  const { view, what } = place.value
  return view === 'groups' && what !== null ? data.group(what) : undefined
})
