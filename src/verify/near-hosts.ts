/** The proven lines of a site by their ends, to find the one that a line is a near copy of. */
import { addTo } from '../lists-by-key.js'
import type { LineCounts } from './line-counts.js'
import { gapBetween } from './line-words.js'
import type { Line } from './prove-repetition.js'
import { isTelling, type Stretch, wordAt } from './telling.js'

const CAPITAL = /^[\p{Lu}\p{Lt}]/u
/** Share of capitals from which on a line may be a menu, in which a name is a link like any other. */
const MENU = 0.5

export class NearHosts {
  readonly #byEnd = new Map<number, Line[]>()

  constructor(counts: LineCounts, lines: Iterable<Line>) {
    for (const line of lines) {
      if (!counts.isProven(line.number)) continue
      for (const end of endsOf(line)) {
        addTo(this.#byEnd, end, line)
      }
    }
  }

  /** Whether a removed line differs from a proven one by a word that tells nothing; in a menu, by any. */
  has(stretch: Stretch, line: Line): boolean {
    return endsOf(line).some((end) =>
      this.#byEnd.get(end)?.some((host) => {
        const gap = gapBetween(line.masked, host.masked)
        return gap !== null && (isMenu(stretch) || !tells(stretch, line, gap))
      }),
    )
  }
}

/** A near copy has two words in common at one end or the other. */
function endsOf({ masked }: Line): number[] {
  const last = masked.length - 1
  if (last < 2) return []
  return [Math.imul(masked[0], 31) ^ masked[1], Math.imul(masked[last - 1], 31) ^ masked[last] ^ 1]
}

function tells(stretch: Stretch, line: Line, [from, to]: readonly [number, number]): boolean {
  const none = new Uint8Array(stretch.tokens.count)
  // Where numbers in a row are masked as one, nobody knows which word differs.
  const isPlain = line.masked.length === line.exact.length
  for (let i = isPlain ? from : 0; i < (isPlain ? to : none.length); i += 1)
    if (isTelling(stretch, i, none)) return true
  return false
}

function isMenu(stretch: Stretch): boolean {
  // With the first word a line begins, whatever its case.
  let capitals = 1
  for (let i = 1; i < stretch.tokens.count; i += 1) if (CAPITAL.test(wordAt(stretch, i))) capitals += 1
  return capitals >= stretch.tokens.count * MENU
}
