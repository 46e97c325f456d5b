/**
 * Which documents repeat which, as a matrix: a row for each document that lost text, a column for each in which it still
 * stands. With many documents a cell stands for some of each, and opens into them.
 */
import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { DocumentLink, Notice, pathOf } from './parts.js'
import { data, go, linkTo } from './state.js'
import { VirtualList } from './virtual-list.js'
import { VisibleText } from './visible-text.js'
import { number, plural } from './words.js'

/** Units of the drawing. */
const SIDE = 640
/** Cells on a side of a map that stands for more documents: three pixels each. */
const CELLS = 200
/** Documents that have their names beside the map. */
const NAMED = 36
/** Documents that a cell opens into, at least. */
const LEAST = 24
const ROW = 66

interface Range {
  readonly from: number
  readonly to: number
}

interface Window {
  readonly rows: Range
  readonly columns: Range
}

interface Pair {
  readonly copy: number
  readonly source: number
  readonly words: number
}

interface Cell {
  readonly row: number
  readonly column: number
  words: number
  pairs: number
}

function allPairs(): Pair[] {
  const { pairs } = data.head
  const list: Pair[] = []
  for (let at = 0; at < pairs.length; at += 3) {
    list.push({ copy: pairs[at] as number, source: pairs[at + 1] as number, words: pairs[at + 2] as number })
  }
  return list
}

export function DocumentMap() {
  const { summary, holds } = data.head
  const everything: Window = {
    rows: { from: 0, to: summary.documents },
    columns: { from: 0, to: summary.documents },
  }
  const pairs = useMemo(allPairs, [])
  const [trail, setTrail] = useState<readonly Window[]>([])
  const [chosen, setChosen] = useState<Pair | null>(null)
  const view = trail.at(-1) ?? everything
  const inView = useMemo(
    () => pairs.filter(({ copy, source }) => within(view.rows, copy) && within(view.columns, source)),
    [pairs, view],
  )
  if (pairs.length === 0) {
    return (
      <div class="page">
        <h2>Map of the documents</h2>
        <p>No document repeats another one, or itself.</p>
      </div>
    )
  }
  const open = (cell: Cell, step: number) => {
    if (step === 1) {
      setChosen({ copy: cell.row, source: cell.column, words: cell.words })
      return
    }
    const around = (start: number): Range => {
      const wanted = Math.min(summary.documents, Math.max(LEAST, Math.ceil(step)))
      const from = Math.max(0, Math.min(summary.documents - wanted, Math.floor(start - (wanted - step) / 2)))
      return { from, to: from + wanted }
    }
    setTrail([...trail, { rows: around(cell.row), columns: around(cell.column) }])
  }
  return (
    <div class="page map-page">
      <h2>Map of the documents</h2>
      <p>
        A row is a document that lost text, a column one in which that text still stands; the stronger its
        colour, the more words. Both are in the order of the corpus. On the diagonal lies what a document
        repeats of itself.
      </p>
      {holds.pairs.shown < holds.pairs.all && (
        <Notice>
          The map shows the {number(holds.pairs.shown)} of {plural(holds.pairs.all, 'pair')} of documents that
          share most.
        </Notice>
      )}
      <div class="map-split">
        <div>
          <p class="meta map-place" role="status">
            <span>
              {trail.length === 0
                ? `All ${plural(summary.documents, 'document')}`
                : `Rows ${number(view.rows.from + 1)}–${number(view.rows.to)}, columns ${number(view.columns.from + 1)}–${number(view.columns.to)} of ${number(summary.documents)}`}
            </span>
            {trail.length > 0 && (
              <>
                <button type="button" onClick={() => setTrail(trail.slice(0, -1))}>
                  Zoom out
                </button>
                <button type="button" onClick={() => setTrail([])}>
                  Whole map
                </button>
              </>
            )}
          </p>
          <Matrix
            pairs={inView}
            view={view}
            chosen={chosen}
            onOpen={open}
            onBack={() => setTrail(trail.slice(0, -1))}
          />
          {chosen !== null && <ChosenPair pair={chosen} />}
        </div>
        <section class="side" aria-label="Pairs of documents that share most">
          <h3>Share most{trail.length > 0 && ' in this part'}</h3>
          <VirtualList
            id="pair"
            label="Pairs of documents"
            count={inView.length}
            rowHeight={ROW}
            selected={
              chosen === null
                ? -1
                : inView.findIndex(({ copy, source }) => copy === chosen.copy && source === chosen.source)
            }
            onSelect={(at) => setChosen(inView[at] ?? null)}
            empty="Nothing in this part of the map."
            row={(at) => {
              const pair = inView[at]
              if (pair === undefined) return null
              return (
                <>
                  <span class="spread">
                    <span class="line path">
                      <VisibleText>{pathOf(pair.copy)}</VisibleText>
                    </span>
                    <span class="num">{plural(pair.words, 'word')}</span>
                  </span>
                  <span class="line path quiet">
                    in <VisibleText>{pathOf(pair.source)}</VisibleText>
                  </span>
                </>
              )
            }}
          />
        </section>
      </div>
    </div>
  )
}

function within({ from, to }: Range, document: number): boolean {
  return document >= from && document < to
}

function ChosenPair({ pair: { copy, source, words } }: { readonly pair: Pair }) {
  return (
    <aside class="why" aria-label="The chosen pair" aria-live="polite">
      {copy === source ? (
        <p>
          <DocumentLink id={copy} /> repeats {plural(words, 'word')} of itself.
        </p>
      ) : (
        <p>
          Of <DocumentLink id={copy} /> {plural(words, 'word')} went that still{' '}
          {words === 1 ? 'stands' : 'stand'} in <DocumentLink id={source} />.
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => go(linkTo('documents', copy))}>
          Open the copy
        </button>
      </div>
    </aside>
  )
}

function Matrix({
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
    if (cell !== undefined) onOpen(cell, step)
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
            <li key={i} class="line">
              <VisibleText>{nameOf(view.rows.from + i)}</VisibleText>
            </li>
          ))}
        </ol>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a canvas with keys of its own; the list beside it holds the same for every reader */}
      <div
        class="matrix"
        role="group"
        tabIndex={0}
        aria-label="Map. Arrow keys move, Enter opens, Escape goes back. The list of pairs holds the same."
        onKeyDown={onKeyDown}
        onMouseMove={(event) => setCursor(at(event))}
        onMouseLeave={() => setCursor(null)}
        onClick={(event) => openAt(at(event))}
      >
        <canvas ref={canvas} width={count} height={count} aria-hidden="true" />
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          {view.rows.from === view.columns.from && (
            <line class="diagonal" x1="0" y1="0" x2={SIDE} y2={SIDE} />
          )}
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
          <span class="quiet">nothing shared here</span>
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

function nameOf(document: number): string {
  return pathOf(document)
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
