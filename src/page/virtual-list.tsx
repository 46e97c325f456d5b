/** A list of any length of which only the rows in sight exist. Keys move the selection, as in any list box. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { printing } from './state.js'

export interface VirtualListProps {
  readonly id: string
  readonly label: string
  readonly count: number
  /** Pixels of a row: all are of one height, so that the place of each is known. */
  readonly rowHeight: number
  readonly selected: number
  /** `isStep`: it was stepped to by a key, and is no place to come back to. */
  readonly onSelect: (index: number, isStep: boolean) => void
  readonly row: (index: number) => ComponentChildren
  /** Stands in the place of the rows where there are none. */
  readonly empty: ComponentChildren
}

/** Rows beyond the edges: what a wheel turns before the next frame. */
const BEYOND = 8
/** Rows on paper. */
const PRINTED = 500

export function VirtualList({
  id,
  label,
  count,
  rowHeight,
  selected,
  onSelect,
  row,
  empty,
}: VirtualListProps) {
  const box = useRef<HTMLDivElement>(null)
  // Keys that come faster than rows are drawn move on from the last key, not from what is drawn.
  const active = useRef(selected)
  active.current = selected
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)

  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = box.current
    if (element === null || selected < 0) return
    const [from, to] = [selected * rowHeight, (selected + 1) * rowHeight]
    if (from < element.scrollTop) element.scrollTop = from
    else if (to > element.scrollTop + element.clientHeight) element.scrollTop = to - element.clientHeight
  }, [selected, rowHeight])

  const isPrinted = printing.value
  const first = isPrinted ? 0 : Math.max(0, Math.floor(top / rowHeight) - BEYOND)
  const last = isPrinted
    ? Math.min(count, PRINTED)
    : Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND)
  const page = Math.max(1, Math.floor(height / rowHeight) - 1)

  const onKeyDown = (event: KeyboardEvent) => {
    const from = active.current
    const moves: Record<string, number> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: count - 1,
    }
    const to = moves[event.key]
    if (to === undefined || count === 0) return
    event.preventDefault()
    active.current = Math.max(0, Math.min(count - 1, to))
    onSelect(active.current, true)
  }

  const rows: ComponentChildren[] = []
  for (let at = first; at < last; at += 1) {
    rows.push(
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list box, as its pattern asks
      // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names the active row
      <div
        key={at}
        id={`${id}-${at}`}
        role="option"
        aria-selected={at === selected}
        aria-setsize={count}
        aria-posinset={at + 1}
        class="row"
        style={isPrinted ? {} : { top: `${at * rowHeight}px`, height: `${rowHeight}px` }}
        onClick={() => onSelect(at, false)}
      >
        {row(at)}
      </div>,
    )
  }
  const isInSight = selected >= first && selected < last
  return (
    <div
      ref={box}
      class="list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      {...(isInSight ? { 'aria-activedescendant': `${id}-${selected}` } : {})}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      {count === 0 ? (
        // biome-ignore lint/a11y/useFocusableInteractive: it says why there is nothing to choose
        <div role="option" aria-selected={false} aria-disabled class="empty">
          {empty}
        </div>
      ) : (
        <div role="presentation" class="rows" style={isPrinted ? {} : { height: `${count * rowHeight}px` }}>
          {rows}
        </div>
      )}
      {isPrinted && count > PRINTED && <p>… and {count - PRINTED} more</p>}
    </div>
  )
}
