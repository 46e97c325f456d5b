/** A document as a strip from its first to its last byte, with what went where it lay. */
import { KINDS } from '../kinds.js'
import type { Kind } from '../model.js'
import type { Doc } from './data.js'
import { documentIndex } from './state.js'

/** Units of a strip: finer than a screen can show. */
const WIDTH = 1000

interface Part {
  readonly from: number
  to: number
  readonly kind: Kind
  readonly isKept: boolean
}

/** What went, and what stays although it is alike; neighbours of one kind are one part. */
export function partsOf(doc: Doc): Part[] {
  const parts: Part[] = []
  const scale = WIDTH / Math.max(1, doc.bytes)
  for (const { occurrence } of documentIndex().of(doc.id)) {
    const { action, reason, kind, start, end } = occurrence
    if (reason === 'canonical') continue
    const [from, to] = [start * scale, end * scale]
    const last = parts.at(-1)
    const isKept = action !== 'remove'
    if (last !== undefined && last.kind === kind && last.isKept === isKept && from - last.to < 2)
      last.to = Math.max(last.to, to)
    else parts.push({ from, to, kind, isKept })
  }
  return parts
}

export function Strip({ doc }: { readonly doc: Doc }) {
  const parts = partsOf(doc)
  const kinds = KINDS.filter((kind) => parts.some((part) => part.kind === kind && !part.isKept))
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${WIDTH} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={kinds.length === 0 ? 'nothing removed' : `removed: ${kinds.join(', ')}`}
    >
      <rect class="ground" x="0" y="0" width={WIDTH} height="10" />
      {parts.map((part) => (
        <rect
          class={part.isKept ? 'alike' : `fill ${part.kind}`}
          x={part.from.toFixed(1)}
          y={part.isKept ? 7 : 0}
          width={Math.max(2, part.to - part.from).toFixed(1)}
          height={part.isKept ? 3 : 10}
        />
      ))}
    </svg>
  )
}
