/** The value of a token that is a page number, told by its hash: the text is gone when pages are looked for. */
import { hashWord } from '../fingerprint/token-hash.js'

/** Longer documents than this have page numbers that are not recognised. */
const MOST_PAGES = 4096

let values: Map<number, number> | null = null

/** 0 to 4095, or -1. */
export function pageNumber(hash: number): number {
  if (values === null) {
    values = new Map()
    for (let page = 0; page < MOST_PAGES; page += 1) values.set(hashWord(String(page)), page)
  }
  return values.get(hash) ?? -1
}
