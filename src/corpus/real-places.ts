/** Where files really lie, to tell whether two names are of one file. */
import { dirname } from 'node:path'
import { realPath } from './names.js'

/**
 * Answers with the place of a file, whatever links its folder is reached by, from whichever folder the run began in. The
 * function throws the system's error where the folder stands no more.
 */
export function realPlaces(): (from: string) => string {
  const folders = new Map<string, string>()
  return (from) => {
    const folder = dirname(from)
    let real = folders.get(folder)
    if (real === undefined) {
      real = realPath(folder)
      folders.set(folder, real)
    }
    return `${real}/${from.slice(from.lastIndexOf('/') + 1)}`
  }
}
