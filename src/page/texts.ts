/** Texts of documents, parsed from their elements when they are asked for. A part ends wherever a span begins or ends. */
import { lowerBound } from '../lower-bound.js'
import { type PageHead, TEXT_ELEMENT, type TextRow } from '../report/page-format.js'

export interface DocumentText {
  readonly offsets: readonly number[]
  readonly parts: readonly string[]
}

/** Elements that stay parsed: a side-by-side view of some documents reads from as many. */
const KEPT = 24

export class Texts {
  readonly #elementOf = new Map<number, number>()
  readonly #parsed = new Map<number, Map<number, DocumentText>>()
  readonly elements: number

  constructor({ textOf }: PageHead) {
    let last = -1
    for (let at = 0; at < textOf.length; at += 2) {
      const element = textOf[at + 1] as number
      this.#elementOf.set(textOf[at] as number, element)
      last = Math.max(last, element)
    }
    this.elements = last + 1
  }

  has(document: number): boolean {
    return this.#elementOf.has(document)
  }

  of(document: number): DocumentText | null {
    const element = this.#elementOf.get(document)
    return element === undefined ? null : (this.element(element).get(document) ?? null)
  }

  /** All texts of one element. */
  element(number: number): ReadonlyMap<number, DocumentText> {
    const known = this.#parsed.get(number)
    if (known !== undefined) return known
    const json = document.getElementById(`${TEXT_ELEMENT}${number}`)?.textContent ?? '[]'
    const rows = JSON.parse(json) as TextRow[]
    const texts = new Map(rows.map(([id, offsets, parts]) => [id, { offsets, parts }]))
    if (this.#parsed.size >= KEPT) {
      const [oldest] = this.#parsed.keys()
      if (oldest !== undefined) this.#parsed.delete(oldest)
    }
    this.#parsed.set(number, texts)
    return texts
  }

  /** The text of a span; null where the page does not hold it. */
  slice({ document, start, end }: { document: number; start: number; end: number }): string | null {
    const text = this.of(document)
    return text === null ? null : partsBetween(text, start, end)
  }
}

export function partsBetween({ offsets, parts }: DocumentText, start: number, end: number): string {
  let text = ''
  for (let at = lowerBound(offsets, start); at < offsets.length && (offsets[at] as number) < end; at += 1)
    text += parts[at]
  return text
}
