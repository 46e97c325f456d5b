/** From the files that were found to those that hold documents: packed ones are unpacked first, then records are taken out. */
import type { Host } from '../../host.js'
import { type Expanded, type ExpandOptions, expandRecords } from '../records/expand.js'
import type { Walk } from '../walk.js'
import { openPacked } from './open-packed.js'

/** Throws DedupeError where there is no room for what is unpacked; it is there until `close`. */
export async function openInputs(walk: Walk, options: ExpandOptions, host: Host): Promise<Expanded> {
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
