/** What was decided, in memory that all threads see: none of it is copied, or crosses with a task. */
import type { Decided, Located } from '../corpus/second-read.js'
import { NumberList } from '../number-list.js'
import { type Numbers, shared } from '../shared-numbers.js'

/** The same arrays as Decided, lists of numbers as plain arrays. */
export interface SharedDecided {
  readonly blocks: Decided['blocks']
  readonly old: number
  readonly indexed: boolean
  readonly groups: Decided['groups']
  readonly verdict: Uint8Array
  readonly ofBlock: Uint32Array
  readonly lists: Readonly<Record<List, Numbers>>
}

type List = 'block' | 'from' | 'to' | 'line' | 'goes' | 'kind' | 'firstOfDocument'

export function shareDecided({ blocks, groups, decisions, old, indexed }: Located): SharedDecided {
  const { stretches } = groups
  const list = (name: List) => shared<Numbers>(decisions[name].view())
  return {
    blocks: {
      first: shared(blocks.first),
      start: shared(blocks.start),
      end: shared(blocks.end),
    },
    groups: {
      firstOf: shared(groups.firstOf),
      stretch: shared(groups.stretch),
      whole: shared(groups.whole),
      block: shared(groups.block),
      line: shared(groups.line),
      of: shared(groups.of),
      offsets: shared(groups.offsets),
      members: shared(groups.members),
      stretches: {
        firstOf: shared(stretches.firstOf),
        lastOf: shared(stretches.lastOf),
        from: shared(stretches.from),
        to: shared(stretches.to),
        block: shared(stretches.block),
      },
    },
    old,
    indexed,
    verdict: shared(decisions.verdict),
    ofBlock: shared(decisions.ofBlock),
    lists: {
      block: list('block'),
      from: list('from'),
      to: list('to'),
      line: list('line'),
      goes: list('goes'),
      kind: list('kind'),
      firstOfDocument: list('firstOfDocument'),
    },
  }
}

export function openDecided({
  blocks,
  groups,
  old,
  indexed,
  verdict,
  ofBlock,
  lists,
}: SharedDecided): Decided {
  const list = (name: List) => NumberList.over(lists[name])
  return {
    blocks,
    groups,
    old,
    indexed,
    decisions: {
      verdict,
      ofBlock,
      block: list('block'),
      from: list('from'),
      to: list('to'),
      line: list('line'),
      goes: list('goes'),
      kind: list('kind'),
      firstOfDocument: list('firstOfDocument'),
    },
  }
}
