/** The histogram of coverage: stacked bars of a hundredth each, and the threshold as a line that follows the pointer. */
import { extent } from 'd3-array'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { stack } from 'd3-shape'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { BIN_FATES, BINS, type BinFate } from '../report/page-format.js'
import { shortNumber } from './words.js'

const HEIGHT = 320
/** Until it is known how wide the drawing is. */
const FIRST_WIDTH = 900
/** Pixels that two labels of the axis need between them. */
const LABEL = 46
const MARGIN = { top: 26, right: 16, bottom: 40, left: 58 }
/** Share from which on texts that stay are reported. */
export const FIRST_BIN = 30

export type Measure = 'words' | 'occurrences'

export interface Row {
  readonly bin: number
  readonly removed: number
  readonly below: number
  readonly held: number
}

export function share(bin: number): string {
  return (bin / 100).toFixed(2)
}

export function Histogram({
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
            {shortNumber(tick)}
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
