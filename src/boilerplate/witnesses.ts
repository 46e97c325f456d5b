/**
 * The old documents that a site's lines are counted on beside the new ones, where new documents are judged against a
 * corpus: those of the same sites. Of a large site a sample tells the share of its pages that hold a line as well as all
 * of them do, so no more are read than that takes.
 */
import { addTo } from '../lists-by-key.js'

/** Documents of a site: the share of a fifth (law 3) is known to 1.3 % of the pages, one standard error. */
const MOST_DOCUMENTS = 1000
/** Words of them together: those of a thousand pages of usual length. */
const MOST_WORDS = 1 << 22

/** What is known of an old document before its blocks are read. */
export interface Witness {
  readonly site: string
  readonly words: number
  /** Of its bytes: the draw is by it, so that no order and no path matters. */
  readonly hash: string
}

/** The numbers of the `old` documents of `sites` that are counted, ascending. */
export function witnesses(old: readonly Witness[], sites: ReadonlySet<string>): number[] {
  const bySite = new Map<string, number[]>()
  for (const [number, { site }] of old.entries()) {
    if (!sites.has(site)) continue
    addTo(bySite, site, number)
  }
  return [...bySite.values()].flatMap((members) => drawn(old, members)).sort((a, b) => a - b)
}

function drawn(old: readonly Witness[], members: number[]): number[] {
  const hashes = new Map(members.map((number) => [number, old[number].hash]))
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  members.sort((a, b) => order(hashes.get(a) ?? '', hashes.get(b) ?? '') || a - b)
  let words = 0
  const taken: number[] = []
  for (const number of members.slice(0, MOST_DOCUMENTS)) {
    words += old[number].words
    if (taken.length > 0 && words > MOST_WORDS) break
    taken.push(number)
  }
  return taken
}
