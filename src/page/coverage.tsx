/**
 * How much of alike texts stands elsewhere, as a histogram with the threshold as a line that moves. What another threshold
 * would take was counted in the run, in steps of a hundredth.
 */
import { extent, sum } from 'd3-array'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { stack } from 'd3-shape'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { BIN_FATES, BINS, type BinFate } from '../report/page-format.js'
import { groupFilters, NO_FILTERS } from './group-filters.js'
import { Choice } from './parts.js'
import { data, go, linkTo } from './state.js'
import { number, percent, plural } from './words.js'

const HEIGHT = 320
/** Until it is known how wide the drawing is. */
const FIRST_WIDTH = 900
/** Pixels that two labels of the axis need between them. */
const LABEL = 46
const MARGIN = { top: 26, right: 16, bottom: 40, left: 58 }
/** Share from which on texts that stay are reported. */
const FIRST_BIN = 30

const FATE_WORDS: Readonly<Record<BinFate, string>> = {
  removed: 'removed',
  below: 'stays: too short or too different',
  held: 'stays at any threshold: another number or name, or protected',
}

type Measure = 'words' | 'occurrences'

interface Row {
  readonly bin: number
  readonly removed: number
  readonly below: number
  readonly held: number
}

export function Coverage() {
  const { bins, run, summary } = data.head
  const used = Math.round(Number(run.options.threshold ?? 0.8) * 100)
  const [at, setAt] = useState(used)
  const [measure, setMeasure] = useState<Measure>('words')
  const rows = useMemo(() => rowsOf(measure), [measure])
  const change = useMemo(() => changeAt(used, at), [used, at])
  const words = summary.removedWords + change.words
  return (
    <div class="page">
      <h2>Coverage</h2>
      <p>
        Of each alike paragraph, how much stands elsewhere. From the threshold on it goes, unless a number, a
        name or a negation in the rest says something else. Boilerplate is not in here: it goes by proofs of
        its own.
      </p>
      <div class="pair">
        <Choice
          label="Count"
          value={measure}
          options={[
            ['words', 'words'],
            ['occurrences', 'occurrences'],
          ]}
          onChange={setMeasure}
        />
      </div>
      <figure class="chart">
        <Histogram rows={rows} used={used} at={at} onMove={setAt} measure={measure} />
        <figcaption>
          <ul class="legend">
            {BIN_FATES.map((fate) => (
              <li key={fate}>
                <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class={`bin ${fate}`} width="10" height="10" />
                </svg>{' '}
                {FATE_WORDS[fate]}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <label class="slider">
        <span>Threshold</span>
        <input
          type="range"
          min={FIRST_BIN}
          max={100}
          step={1}
          value={at}
          aria-valuetext={share(at)}
          onInput={(event) => setAt(Number(event.currentTarget.value))}
        />
        <output>{share(at)}</output>
      </label>
      <p class="answer" role="status">
        {at === used ? (
          <>
            <strong>{share(at)}</strong> is what this run used: {plural(summary.removedWords, 'word')} went,{' '}
            {percent(summary.redundancy)} of all. Move the line to see another.
          </>
        ) : at < used ? (
          <>
            <strong>{share(at)}</strong> would take at most {plural(change.occurrences, 'occurrence')} more,{' '}
            {plural(change.words, 'word')}: {percent(words / Math.max(1, summary.words))} of all words instead
            of {percent(summary.redundancy)}.
          </>
        ) : (
          <>
            <strong>{share(at)}</strong> would leave {plural(change.occurrences, 'occurrence')} that went,{' '}
            {plural(-change.words, 'word')}: about {percent(words / Math.max(1, summary.words))} of all words
            would go instead of {percent(summary.redundancy)}.
          </>
        )}
      </p>
      <p class="quiet">
        Counted in the run that made this page. Another run decides anew: what stays then may cover other
        text, and of a text below the threshold nobody asked yet whether a name in it is new. To have it:{' '}
        <code>--threshold {share(at)}</code>
      </p>
      <div class="actions">
        <button
          type="button"
          onClick={() => {
            groupFilters.value = { ...NO_FILTERS, fate: 'below-threshold' }
            go(linkTo('groups'))
          }}
        >
          Groups with a text below the threshold
        </button>
      </div>
      <table class="hidden">
        <caption>The histogram in numbers, by tenths</caption>
        <thead>
          <tr>
            <th scope="col">Coverage</th>
            {BIN_FATES.map((fate) => (
              <th key={fate} scope="col">
                {FATE_WORDS[fate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[30, 40, 50, 60, 70, 80, 90, 100].map((from) => (
            <tr key={from}>
              <th scope="row">{share(from)}</th>
              {BIN_FATES.map((fate) => (
                <td key={fate}>
                  {number(sum(bins[fate][measure].slice(from, from === 100 ? BINS : from + 10)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function share(bin: number): string {
  return (bin / 100).toFixed(2)
}

function rowsOf(measure: Measure): Row[] {
  const { bins } = data.head
  return Array.from({ length: BINS - FIRST_BIN }, (_, i) => {
    const bin = i + FIRST_BIN
    const of = (fate: BinFate) => bins[fate][measure][bin] ?? 0
    return { bin, removed: of('removed'), below: of('below'), held: of('held') }
  })
}

/** What goes more, or less, where the threshold is another one. */
function changeAt(used: number, at: number): { readonly occurrences: number; readonly words: number } {
  const { removed, below } = data.head.bins
  if (at < used)
    return { occurrences: sum(below.occurrences.slice(at, used)), words: sum(below.words.slice(at, used)) }
  return { occurrences: sum(removed.occurrences.slice(used, at)), words: -sum(removed.words.slice(used, at)) }
}

function Histogram({
  rows,
  used,
  at,
  measure,
  onMove,
}: {
  readonly rows: readonly Row[]
  readonly used: number
  readonly at: number
  readonly measure: Measure
  readonly onMove: (bin: number) => void
}) {
  const box = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(FIRST_WIDTH)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.max(240, Math.round(element.clientWidth))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const x = scaleLinear([FIRST_BIN, BINS], [MARGIN.left, width - MARGIN.right])
  const isWide = x(40) - x(30) >= LABEL
  const [, most = 0] = extent(rows, (row) => row.removed + row.below + row.held)
  // Roots: nearly all copies are whole ones, and the few others are what the threshold is about.
  const y = scaleSqrt([0, Math.max(1, most)], [HEIGHT - MARGIN.bottom, MARGIN.top])
  const layers = stack<Row, BinFate>().keys(BIN_FATES)(rows)
  const bar = Math.max(1, x(FIRST_BIN + 1) - x(FIRST_BIN) - 1)
  const move = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }) => {
    const { left, width: drawn } = event.currentTarget.getBoundingClientRect()
    const bin = Math.round(x.invert(((event.clientX - left) / drawn) * width))
    onMove(Math.max(FIRST_BIN, Math.min(100, bin)))
  }
  const floor = HEIGHT - MARGIN.bottom
  return (
    // The slider below moves the same line by keys.
    <svg
      ref={box}
      class="histogram"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Histogram of ${measure} by coverage. The table at the end of this view has its numbers.`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        move(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) move(event)
      }}
    >
      {y.ticks(5).map((tick) => (
        <g key={tick} class="tick">
          <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
      {layers.map((layer) => (
        <g key={layer.key} class={`bin ${layer.key}`}>
          {layer.map((point) => {
            const [low, high] = point
            if (high <= low) return null
            return <rect x={x(point.data.bin) + 0.5} y={y(high)} width={bar} height={y(low) - y(high)} />
          })}
        </g>
      ))}
      <line class="axis" x1={MARGIN.left} x2={width - MARGIN.right} y1={floor} y2={floor} />
      {(isWide ? [30, 40, 50, 60, 70, 80, 90, 100] : [30, 50, 70, 100]).map((tick) => (
        <text
          key={tick}
          class="label"
          x={x(tick + (tick === 100 ? 0.5 : 0))}
          y={floor + 18}
          text-anchor="middle"
        >
          {share(tick)}
        </text>
      ))}
      <text class="label" x={(MARGIN.left + width - MARGIN.right) / 2} y={HEIGHT - 4} text-anchor="middle">
        share of the words that stands elsewhere
      </text>
      {used !== at && (
        <g class="threshold used">
          <line x1={x(used)} x2={x(used)} y1={MARGIN.top} y2={floor} />
          <text
            x={x(used)}
            y={MARGIN.top - 8}
            text-anchor={Math.abs(used - at) < 12 && used > at ? 'start' : 'end'}
          >
            as run
          </text>
        </g>
      )}
      <g class="threshold">
        <line x1={x(at)} x2={x(at)} y1={MARGIN.top - 4} y2={floor} />
        <path d={`M${x(at) - 7},${MARGIN.top - 14} h14 l-7,10 z`} />
      </g>
    </svg>
  )
}
