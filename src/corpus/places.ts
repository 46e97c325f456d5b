/** Where the files of several arguments come to stand under `clean/`: each has a place of its own. */
import { unused } from './roots.js'

/**
 * Places for files without a folder of their own (named one by one, or by a glob), handed over in path
 * order. The folders of the other arguments (`mounts`) stay theirs; where a file and a folder, or two files,
 * would have one name, the later one gets a number.
 */
export function placesBeside(mounts: Iterable<string>): (below: string) => string {
  const reserved = new Set(mounts)
  const files = new Set<string>()
  const folders = new Set<string>()
  const lastFolder = new Map<string, number>()
  const lastFile = new Map<string, number>()
  const noFolder = { has: (place: string) => reserved.has(place) || files.has(place) }
  const noFile = { has: (place: string) => noFolder.has(place) || folders.has(place) }
  return (below) => {
    const parts = below.split('/')
    const name = parts.pop() ?? ''
    let folder = ''
    for (const part of parts) {
      folder = unused(`${folder}${part}`, noFolder, lastFolder)
      folders.add(folder)
      folder += '/'
    }
    const place = unused(`${folder}${name}`, noFile, lastFile)
    files.add(place)
    return place
  }
}
