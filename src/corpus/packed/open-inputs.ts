/** From the files that were found to those that hold documents: packed ones are unpacked first, then records are taken out. */
import type { Host } from '../../host.js'
import { type Expanded, type ExpandOptions, expandRecords } from '../records/expand.js'
import { clearLeftovers } from '../records/temp-folder.js'
import type { Walk } from '../walk.js'
import { packingOf } from './packing.js'

/** Throws DedupeError where there is no room for what is unpacked; it is there until `close`. */
export async function openInputs(walk: Walk, options: ExpandOptions, host: Host): Promise<Expanded> {
  // Also by a run that has no use for such a place: texts of a killed one would lie there till the next that has.
  if (walk.files.some(({ data }) => data === null)) clearLeftovers(options.temp)
  // What unpacks costs a tenth of a second to load.
  const isPacked = walk.files.some((file) => packingOf(file) !== null)
  if (!isPacked) return expandRecords(walk, options, host)
  const { openPacked } = await import('./open-packed.js')
  const opened = await openPacked(walk, options, host)
  try {
    const expanded = await expandRecords(opened.walk, options, host)
    const close = () => {
      expanded.close()
      opened.close()
    }
    return { walk: expanded.walk, close }
  } catch (error) {
    opened.close()
    throw error
  }
}
