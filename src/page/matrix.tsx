/** The drawing of the map: cells on a canvas, lines and the cursor above them. */
import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { PathLine, pathOf } from './parts.js'
import { SiteBands } from './site-bands.js'
import { data } from './state.js'
import { VisibleText } from './visible-text.js'
import { number, plural } from './words.js'

/** Units of the drawing. */
export const SIDE = 640
/** Cells on a side of a map that stands for more documents: three pixels each. */
const CELLS = 200
/** Digits that have room above the map of a phone. */
const DIGITS = 28
/** Documents that have their names beside the map. */
const NAMED = 36
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Window {
  readonly rows: Range
  readonly columns: Range
}

export interface Pair {
  readonly copy: number
  readonly source: number
  readonly words: number
}

export interface Cell {
  readonly row: number
  readonly column: number
  words: number
  pairs: number
}

export function within({ from, to }: Range, document: number): boolean {
  return document >= from && document < to
}

export function Matrix({
  pairs,
  view,
  chosen,
  onOpen,
  onBack,
}: {
  readonly pairs: readonly Pair[]
  readonly view: Window
  readonly chosen: Pair | null
  readonly onOpen: (cell: Cell, step: number) => void
  readonly onBack: () => void
}) {
  const span = Math.max(view.rows.to - view.rows.from, view.columns.to - view.columns.from)
  const step = span <= CELLS ? 1 : span / CELLS
  const count = Math.max(1, Math.ceil(span / step))
  const cells = useMemo(() => cellsOf(pairs, view, step), [pairs, view, step])
  const [cursor, setCursor] = useState<{ readonly row: number; readonly column: number } | null>(null)
  const most = Math.max(1, ...[...cells.values()].map(({ words }) => words))
  const canvas = useRef<HTMLCanvasElement>(null)
  const isNamed = span <= NAMED
  const every = Math.ceil((count * String(view.columns.to).length) / DIGITS)
  const isWhole = view.rows.from === 0 && view.columns.from === 0 && span === data.head.holds.documents.all

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    const element = canvas.current
    if (!context || element === null) return
    const draw = () => {
      const style = getComputedStyle(element)
      const ink = scaleLinear<string>(
        [0, 1],
        [style.getPropertyValue('--cell-low').trim(), style.getPropertyValue('--cell-high').trim()],
      )
      const strength = scaleSqrt([0, most], [0.18, 1])
      context.clearRect(0, 0, count, count)
      for (const [place, { words }] of cells) {
        context.fillStyle = ink(strength(words))
        context.fillRect(place % count, Math.floor(place / count), 1, 1)
      }
    }
    draw()
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    return () => scheme.removeEventListener('change', draw)
  }, [cells, count, most])

  const under = cursor === null ? undefined : cells.get(cursor.row * count + cursor.column)
  const at = (event: MouseEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return {
      row: Math.min(count - 1, Math.max(0, Math.floor(((event.clientY - top) / height) * count))),
      column: Math.min(count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * count))),
    }
  }
  const openAt = (place: { readonly row: number; readonly column: number }) => {
    const cell = cells.get(place.row * count + place.column)
    // Cells of three pixels are easily missed: beside one it opens as well.
    const empty = { row: view.rows.from + place.row * step, column: view.columns.from + place.column * step }
    if (cell !== undefined) onOpen(cell, step)
    else if (step > 1) onOpen({ ...empty, words: 0, pairs: 0 }, step)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = cursor ?? { row: 0, column: 0 }
    const moves: Record<string, readonly [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
    }
    const to = moves[event.key]
    if (to !== undefined) {
      const clamp = (value: number) => Math.max(0, Math.min(count - 1, value))
      setCursor({ row: clamp(to[0]), column: clamp(to[1]) })
    } else if (event.key === 'Enter') openAt({ row, column })
    else if (event.key === 'Escape') onBack()
    else return
    event.preventDefault()
  }
  const band = scaleBand<number>(
    Array.from({ length: count }, (_, i) => i),
    [0, SIDE],
  )
  const size = band.bandwidth()
  const isChosenHere =
    chosen !== null && step === 1 && within(view.rows, chosen.copy) && within(view.columns, chosen.source)
  return (
    <div class={`map ${isNamed ? 'named' : ''}`}>
      {isNamed && (
        <ol class="names" aria-hidden="true" style={{ gridTemplateRows: `repeat(${count}, 1fr)` }}>
          {Array.from({ length: count }, (_, i) => (
            <li key={i}>
              <PathLine path={pathOf(view.rows.from + i)} />
              <span class="place">{view.rows.from + i + 1}</span>
            </li>
          ))}
        </ol>
      )}
      {isNamed && (
        <ol class="columns" aria-hidden="true" style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }}>
          {Array.from({ length: count }, (_, i) => (
            <li key={i} class="place">
              {i % every === 0 && view.columns.from + i + 1}
            </li>
          ))}
        </ol>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with keys of its own, which a fieldset is not */}
      <div
        class="matrix"
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it hears keys; the list beside it holds the same for every reader
        tabIndex={0}
        aria-label="Map. Arrow keys move, Enter opens, Escape goes back. The list of pairs holds the same."
        onKeyDown={onKeyDown}
        onMouseMove={(event) => setCursor(at(event))}
        onMouseLeave={() => setCursor(null)}
        onClick={(event) => openAt(at(event))}
      >
        <canvas ref={canvas} width={count} height={count} />
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          {view.rows.from === view.columns.from && (
            <line class="diagonal" x1="0" y1="0" x2={SIDE} y2={SIDE} />
          )}
          {!isNamed && isWhole && <SiteBands span={span} />}
          {isNamed &&
            Array.from({ length: count - 1 }, (_, i) => (
              <g key={i} class="grid">
                <line x1="0" x2={SIDE} y1={band(i + 1)} y2={band(i + 1)} />
                <line y1="0" y2={SIDE} x1={band(i + 1)} x2={band(i + 1)} />
              </g>
            ))}
          {isChosenHere && chosen !== null && (
            <rect
              class="chosen"
              x={band(chosen.source - view.columns.from)}
              y={band(chosen.copy - view.rows.from)}
              width={size}
              height={size}
            />
          )}
          {cursor !== null && (
            <>
              <rect class="cross" x="0" y={band(cursor.row)} width={SIDE} height={size} />
              <rect class="cross" y="0" x={band(cursor.column)} height={SIDE} width={size} />
            </>
          )}
        </svg>
      </div>
      <p class="map-tip" aria-live="polite">
        {cursor === null ? (
          <span class="quiet">
            {plural(pairs.length, 'pair')} of documents
            {step > 1 &&
              `; a cell stands for ${number(Math.round(step))} × ${number(Math.round(step))} documents and opens into them`}
          </span>
        ) : step === 1 ? (
          <>
            <VisibleText>{pathOf(view.rows.from + cursor.row)}</VisibleText>{' '}
            <span class="quiet">
              {under === undefined
                ? 'repeats nothing of'
                : `lost ${plural(under.words, 'word')} that stand in`}
            </span>{' '}
            <VisibleText>{pathOf(view.columns.from + cursor.column)}</VisibleText>
          </>
        ) : under === undefined ? (
          <span class="quiet">nothing shared right here; it opens all the same</span>
        ) : (
          <>
            {plural(under.words, 'word')} in {plural(under.pairs, 'pair')} of documents, around{' '}
            <VisibleText>{pathOf(Math.floor(under.row))}</VisibleText> <span class="quiet">and</span>{' '}
            <VisibleText>{pathOf(Math.floor(under.column))}</VisibleText>
          </>
        )}
      </p>
    </div>
  )
}

/** The cells with anything in them, by their place in the matrix. */
function cellsOf(pairs: readonly Pair[], { rows, columns }: Window, step: number): ReadonlyMap<number, Cell> {
  const count = Math.max(1, Math.ceil(Math.max(rows.to - rows.from, columns.to - columns.from) / step))
  const cells = new Map<number, Cell>()
  for (const { copy, source, words } of pairs) {
    const row = Math.floor((copy - rows.from) / step)
    const column = Math.floor((source - columns.from) / step)
    const place = row * count + column
    const known = cells.get(place)
    if (known === undefined) {
      cells.set(place, { row: rows.from + row * step, column: columns.from + column * step, words, pairs: 1 })
    } else {
      known.words += words
      known.pairs += 1
    }
  }
  return cells
}
