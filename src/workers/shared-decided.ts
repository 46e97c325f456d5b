/** What was decided, in memory that all threads see: none of it is copied, or crosses with a task. */
import type { Bytes, Words } from '../columns/column.js'
import { type Handed, handed, taken } from '../columns/flat.js'
import type { Decided, Located } from '../corpus/second-read.js'

type Blocks = 'first' | 'start' | 'end'
type GroupColumns =
  | 'firstOf'
  | 'from'
  | 'to'
  | 'stretch'
  | 'whole'
  | 'block'
  | 'line'
  | 'of'
  | 'offsets'
  | 'members'
type StretchColumns = 'firstOf' | 'lastOf' | 'from' | 'to' | 'block'
type Lists = 'block' | 'from' | 'to' | 'line' | 'goes' | 'kind' | 'firstOfDocument' | 'verdict' | 'ofBlock'

/** The same columns as Decided. */
export interface SharedDecided {
  readonly blocks: Handed<Blocks>
  readonly old: number
  readonly indexed: boolean
  readonly groups: Handed<GroupColumns>
  readonly stretches: Handed<StretchColumns>
  readonly decisions: Handed<Lists>
}

export function shareDecided({ blocks, groups, decisions, old, indexed }: Located): SharedDecided {
  const { firstOf, from, to, stretch, whole, block, line, of, offsets, members, stretches } = groups
  const { verdict, ofBlock } = decisions
  return {
    blocks: handed({ first: blocks.first, start: blocks.start, end: blocks.end }),
    groups: handed({ firstOf, from, to, stretch, whole, block, line, of, offsets, members }),
    stretches: handed({
      firstOf: stretches.firstOf,
      lastOf: stretches.lastOf,
      from: stretches.from,
      to: stretches.to,
      block: stretches.block,
    }),
    old,
    indexed,
    decisions: handed({
      verdict,
      ofBlock,
      block: decisions.block.column,
      from: decisions.from.column,
      to: decisions.to.column,
      line: decisions.line.column,
      goes: decisions.goes.column,
      kind: decisions.kind.column,
      firstOfDocument: decisions.firstOfDocument.column,
    }),
  }
}

export function openDecided({ blocks, groups, stretches, decisions, old, indexed }: SharedDecided): Decided {
  return {
    blocks: taken<Record<Blocks, Words>>(blocks),
    groups: {
      ...taken<Record<Exclude<GroupColumns, 'whole'>, Words> & { whole: Bytes }>(groups),
      stretches: taken<Record<StretchColumns, Words>>(stretches),
    },
    old,
    indexed,
    decisions: taken<Decided['decisions'] & Record<Lists, Words | Bytes>>(decisions),
  }
}
