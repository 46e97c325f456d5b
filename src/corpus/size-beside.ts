/** How much text the corpus of `--against` has, before any of it is read: what a run needs hangs on it. */
import { type TextSize, textsOf } from '../preflight.js'
import { isIndex, OpenIndex } from './index-file/open-index.js'
import { type WalkOptions, walk } from './walk.js'

/** Of an index all that it was made of, of which new documents may meet any part. Throws DedupeError where the path names nothing. */
export function sizeBeside(path: string, options: WalkOptions): TextSize {
  if (isIndex(path)) return sizeOfIndex(path)
  return textsOf(walk([path], { ...options, exclude: [] }).files)
}

/** Throws DedupeError where it cannot be used. */
export function sizeOfIndex(path: string): TextSize {
  const index = new OpenIndex(path)
  index.close()
  const { documents, bytes } = index.footer
  return { documents, bytes }
}
