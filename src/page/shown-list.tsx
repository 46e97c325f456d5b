/** The list of a view with what it holds of all there is: rows, how many are shown, and what the page leaves out. */
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { LeftOut } from './parts.js'
import { data, go, linkTo } from './state.js'
import { VirtualList } from './virtual-list.js'
import { number, plural } from './words.js'

const ROW = 66

/** What stands beside a list: the last one that was chosen, or the first: an empty half of a screen shows nobody anything. */
export function besideList<T>(shown: readonly T[], last: T | null): T | undefined {
  return last !== null && shown.includes(last) ? last : shown[0]
}

export function ShownList<T extends { readonly id: number | string }>({
  noun,
  all,
  shown,
  chosen,
  empty,
  row,
}: {
  readonly noun: 'document' | 'group'
  readonly all: readonly T[]
  /** Those that filters let through, in their order. */
  readonly shown: readonly T[]
  /** The one that is chosen; it may be none of them. */
  readonly chosen: T | undefined
  /** What is said where there is none at all. */
  readonly empty: string
  readonly row: (one: T) => ComponentChildren
}) {
  const view = `${noun}s` as const
  const selected = useMemo(() => (chosen === undefined ? -1 : shown.indexOf(chosen)), [shown, chosen])
  return (
    <>
      <p class="found" role="status">
        {shown.length === all.length
          ? plural(shown.length, noun)
          : `${number(shown.length)} of ${plural(all.length, noun)}`}
      </p>
      <LeftOut {...data.head.holds[view]} what={view} />
      <VirtualList
        id={noun}
        label={noun === 'document' ? 'Documents' : 'Groups'}
        count={shown.length}
        rowHeight={ROW}
        selected={selected}
        onSelect={(at, isStep) => {
          const one = shown[at]
          if (one) go(linkTo(view, one.id), isStep)
        }}
        empty={all.length === 0 ? empty : `No ${noun} is like that. Take a filter back.`}
        row={(at) => {
          const one = shown[at]
          return one === undefined ? null : row(one)
        }}
      />
    </>
  )
}
