/** What a page holds, read from its file. */
import { readFileSync } from 'node:fs'
import type { DocumentRow, GroupRow, PageHead } from '../../src/report/page-format.js'

export interface Held {
  readonly head: PageHead
  readonly documents: readonly DocumentRow[]
  readonly groups: readonly GroupRow[]
  readonly texts: readonly (readonly [
    document: number,
    offsets: readonly number[],
    parts: readonly string[],
  ])[]
}

export function heldBy(path: string): Held {
  const html = readFileSync(path, 'utf8')
  const element = (id: string) => {
    const begin = html.indexOf('>', html.indexOf(`id="${id}"`)) + 1
    return JSON.parse(html.slice(begin, html.indexOf('</script>', begin)))
  }
  const texts: Held['texts'][number][] = []
  for (let i = 0; html.includes(`id="data-text-${i}"`); i += 1) texts.push(...element(`data-text-${i}`))
  return {
    head: element('data-head'),
    documents: element('data-documents'),
    groups: element('data-groups'),
    texts,
  }
}

/** Finds the name of the text that begins so, in a document. */
export function keysIn(path: string): (document: string, begin: string) => string {
  const { documents, groups, texts } = heldBy(path)
  return (document, begin) => {
    const id = documents.find(([, name]) => name === document)?.[0]
    const text = texts.find(([one]) => one === id)
    for (const [, , , , , , numbers, keys] of groups) {
      let index = 0
      for (let at = 0; at < numbers.length; index += 1) {
        const part = text?.[1].indexOf(numbers[at + 1] as number) ?? -1
        if (numbers[at] === id && part >= 0 && text?.[2][part]?.startsWith(begin.slice(0, 24)))
          return keys[index] || (keys[0] as string)
        at += 8 + (numbers[at + 7] as number) * 3
      }
    }
    throw new Error(`${document} has no text with a name that begins ${begin}`)
  }
}
