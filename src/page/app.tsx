/** The page: a head that names the run, a way to each view, and the view. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Coverage } from './coverage.js'
import { decisionCount } from './decided.js'
import { Decisions } from './decisions.js'
import { Documents } from './documents.js'
import { Groups } from './groups.js'
import { DocumentMap } from './map.js'
import { Overview } from './overview.js'
import { Sites } from './sites.js'
import { arrived, data, linkTo, place, VIEWS, type View } from './state.js'
import { VisibleText } from './visible-text.js'
import { number, percent } from './words.js'

const NAMES: Readonly<Record<View, string>> = {
  overview: 'Overview',
  groups: 'Groups',
  documents: 'Documents',
  map: 'Map',
  coverage: 'Coverage',
  sites: 'Boilerplate',
  decisions: 'Decisions',
}

const SHOWN: Readonly<Record<View, () => ComponentChildren>> = {
  overview: () => <Overview />,
  groups: () => <Groups />,
  documents: () => <Documents />,
  map: () => <DocumentMap />,
  coverage: () => <Coverage />,
  sites: () => <Sites />,
  decisions: () => <Decisions />,
}

/** Views that the head of the data is enough for. */
const WITHOUT_ROWS: ReadonlySet<View> = new Set(['overview', 'coverage', 'sites'])

function CutOff() {
  return (
    <div class="page" role="alert">
      <h2>This file ends too early</h2>
      <p>
        It was cut off on its way here. Groups, documents, the map and texts are missing; the overview,
        coverage and boilerplate are whole. Copy report.html again, or make it anew with{' '}
        <code>dedupe report</code>.
      </p>
    </div>
  )
}

export function App() {
  const { view } = place.value
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const { summary, run } = data.head
  useEffect(() => {
    document.title = `${NAMES[view]} – dedupe report`
    // Whoever follows a link is taken to what it leads to; the first view is where a reader starts anyway.
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
    window.scrollTo(0, 0)
    document.querySelector('nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [view])
  const counts: Partial<Record<View, number>> = {
    groups: summary.groups,
    documents: summary.documents,
    decisions: decisionCount.value,
  }
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <header class="top">
        <div class="title">
          <h1>dedupe</h1>
          <p>
            <VisibleText>{run.paths.join(', ')}</VisibleText>
            <span class="quiet">
              {' '}
              · {percent(summary.redundancy)} of {number(summary.words)} words{' '}
              {run.options.dryRun === true || run.options.emit === 'spans' ? 'would go' : 'went'}
            </span>
          </p>
        </div>
        <nav aria-label="Views">
          <ul>
            {VIEWS.map((one) => (
              <li key={one}>
                <a href={linkTo(one)} {...(one === view ? { 'aria-current': 'page' as const } : {})}>
                  {NAMES[one]}
                  {counts[one] !== undefined && <span class="count">{number(counts[one])}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        {arrived.value === 'cut' && <CutOff />}
        {arrived.value === 'whole' || WITHOUT_ROWS.has(view) ? (
          SHOWN[view]()
        ) : arrived.value === 'reading' ? (
          <p class="loading" role="status">
            Reading the rest of the file…
          </p>
        ) : null}
      </main>
    </>
  )
}
