/** Where files really lie, to tell whether two names are of one file. */
import { dirname } from 'node:path'
import { realPath } from './names.js'
import { type Origin, originOf } from './origin.js'

/**
 * Answers with the place of a document's file, whatever links its folder is reached by, from whichever folder the run began
 * in; null for standard input, which lies nowhere. The function throws the system's error where the folder stands no more.
 */
export function realPlaces(): (file: Origin) => string | null {
  const folders = new Map<string, string>()
  return (file) => {
    if (file.isStandardInput === true) return null
    const origin = originOf(file)
    // Below an archive there are no folders.
    const from = file.original?.from ?? origin
    const folder = dirname(from)
    let real = folders.get(folder)
    if (real === undefined) {
      real = realPath(folder)
      folders.set(folder, real)
    }
    return `${real}/${origin.slice(from.lastIndexOf('/') + 1)}`
  }
}
