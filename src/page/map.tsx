/**
 * Which documents repeat which, as a matrix: a row for each document that lost text, a column for each in which it still
 * stands. With many documents a cell stands for some of each, and opens into them.
 */
import { useMemo, useState } from 'preact/hooks'
import { type Cell, Matrix, type Pair, type Range, type Window, within } from './matrix.js'
import { DocumentLink, Notice, PathLine, pathOf } from './parts.js'
import { data, go, linkTo } from './state.js'
import { VirtualList } from './virtual-list.js'
import { number, plural } from './words.js'

/** Documents that a cell opens into, at least. */
const LEAST = 24
const ROW = 66

function allPairs(): Pair[] {
  const { pairs } = data.head
  const list: Pair[] = []
  for (let at = 0; at < pairs.length; at += 3) {
    list.push({ copy: pairs[at] as number, source: pairs[at + 1] as number, words: pairs[at + 2] as number })
  }
  return list
}

export function DocumentMap() {
  const { holds } = data.head
  const { all } = holds.documents
  const everything: Window = {
    rows: { from: 0, to: all },
    columns: { from: 0, to: all },
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
  const back = (to: readonly Window[]) => {
    // The buttons go with the last step, and the focus would go with them.
    if (to.length === 0) document.querySelector<HTMLElement>('.matrix')?.focus()
    setTrail(to)
  }
  const open = (cell: Cell, step: number) => {
    if (step === 1) {
      setChosen({ copy: cell.row, source: cell.column, words: cell.words })
      return
    }
    const around = (start: number): Range => {
      const wanted = Math.min(all, Math.max(LEAST, Math.ceil(step)))
      const from = Math.max(0, Math.min(all - wanted, Math.floor(start - (wanted - step) / 2)))
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
                ? `All ${plural(all, 'document')}`
                : `Rows ${number(view.rows.from + 1)}–${number(view.rows.to)}, columns ${number(view.columns.from + 1)}–${number(view.columns.to)} of ${number(all)}`}
            </span>
            {trail.length > 0 && (
              <>
                <button type="button" onClick={() => back(trail.slice(0, -1))}>
                  Zoom out
                </button>
                <button type="button" onClick={() => back([])}>
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
                    <PathLine path={pathOf(pair.copy)} />
                    <span class="num">{plural(pair.words, 'word')}</span>
                  </span>
                  <span class="in quiet">
                    in <PathLine path={pathOf(pair.source)} />
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
