/** Where the columns of a run stand: in memory, or past what it may take in pages that go to a temporary folder. */
import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createTempFolder, noRoom } from '../corpus/records/temp-folder.js'
import { DedupeError } from '../failure.js'
import type { Need } from '../preflight.js'
import { size } from '../report/quantity.js'
import { spareHeap } from '../spare-heap.js'
import type { Columns } from './column.js'
import { flat } from './flat.js'
import { pagedIn } from './paged.js'

export interface Store {
  readonly columns: Columns
  /** Removes what stands in files. */
  close(): void
}

/** Bytes of text from which on there is garbage that is worth a look for it: that takes a tenth of a second at each stage. */
const LARGE = 16e6

/** `pages` bytes of memory for pages, null where all fits; `temp` is where the folder is made. Throws DedupeError. */
export function openStore({ bytes, disk }: Need, pages: number | null, temp: string | null): Store {
  if (pages === null) return { columns: flat, close() {} }
  assertRoom(disk, temp)
  const folder = createTempFolder(temp)
  const restore = bytes < LARGE ? () => {} : spareHeap()
  return {
    columns: pagedIn(folder.path, pages),
    close() {
      restore()
      folder.remove()
    },
  }
}

function assertRoom(disk: number, temp: string | null): void {
  const place = temp ?? tmpdir()
  const free = freeIn(place, temp)
  if (free >= disk) return
  throw new DedupeError(
    'no-memory',
    `This run needs about ${size(disk)} of temporary files, and ${size(free)} are free in ${place}`,
    'Name another place with --temp, or allow more memory with --max-memory',
  )
}

function freeIn(place: string, temp: string | null): number {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize
  } catch (error) {
    throw noRoom(temp, error)
  }
}
