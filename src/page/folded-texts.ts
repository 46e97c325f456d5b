/**
 * Texts to search in: one folded string for some of them at a time, so that to look through all is a few native searches
 * and no loop over objects. Places are characters of a folded string; offsets bytes of the input, as in the report.
 */
import { lowerBound } from '../lower-bound.js'

/** Small letters, compatible forms, one kind of quotes; runs of white space are one space. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
}

/** Text in parts that begin at places of the folded string. */
interface Folded {
  /** Of the input: where each part begins, and where the last one ends at the earliest. */
  readonly offsets: readonly number[]
  readonly places: Uint32Array
  /** Place behind the last part. */
  readonly end: number
}

/** Texts of documents that stand together in the page. */
export class FoldedTexts {
  readonly documents: readonly number[]
  readonly #text: string
  readonly #of: ReadonlyMap<number, Folded>

  constructor(
    texts: Iterable<
      readonly [
        document: number,
        text: { readonly offsets: readonly number[]; readonly parts: readonly string[] },
      ]
    >,
  ) {
    const pieces: string[] = []
    const of = new Map<number, Folded>()
    let length = 0
    let isSpace = true
    for (const [document, { offsets, parts }] of texts) {
      const places = new Uint32Array(parts.length)
      for (const [at, part] of parts.entries()) {
        const folded = fold(part)
        const piece: string = isSpace && folded.startsWith(' ') ? folded.slice(1) : folded
        places[at] = length
        pieces.push(piece)
        length += piece.length
        if (piece !== '') isSpace = piece.endsWith(' ')
      }
      of.set(document, { offsets, places, end: length })
      // Nothing that is searched holds it: no hit goes from one text into the next.
      pieces.push('\n')
      length += 1
      isSpace = true
    }
    this.#text = pieces.join('')
    this.#of = of
    this.documents = [...of.keys()]
  }

  /** Places at which a folded text begins, ascending. */
  find(wanted: string): Uint32Array {
    const places: number[] = []
    for (let at = this.#text.indexOf(wanted); at >= 0; at = this.#text.indexOf(wanted, at + 1))
      places.push(at)
    return Uint32Array.from(places)
  }

  /** Whether one of the hits, of so many characters, lies in the text of a document between two offsets. */
  holds(document: number, start: number, end: number, hits: Uint32Array, length: number): boolean {
    const folded = this.#of.get(document)
    if (folded === undefined || hits.length === 0) return false
    const { offsets, places } = folded
    const from = placeOf(folded, lowerBound(offsets, start))
    const to = placeOf(folded, lowerBound(offsets, end))
    const first = lowerBound(places.length === 0 ? [] : hits, from)
    return first < hits.length && (hits[first] as number) + length <= to
  }
}

function placeOf({ places, end }: Folded, part: number): number {
  return part < places.length ? (places[part] as number) : end
}

/** Short texts with a number each, from 0 on: the first words of groups. */
export class FoldedLines {
  readonly #text: string
  readonly #starts: Uint32Array

  constructor(lines: readonly string[]) {
    this.#starts = new Uint32Array(lines.length)
    const pieces: string[] = []
    let length = 0
    for (const [at, line] of lines.entries()) {
      const piece = `${fold(line)}\n`
      this.#starts[at] = length
      pieces.push(piece)
      length += piece.length
    }
    this.#text = pieces.join('')
  }

  /** Calls with the number of each line that holds a folded text. */
  eachWith(wanted: string, visit: (line: number) => void): void {
    const starts = this.#starts
    for (let line = 0, at = this.#text.indexOf(wanted); at >= 0; ) {
      while (line + 1 < starts.length && (starts[line + 1] as number) <= at) line += 1
      visit(line)
      const next = starts[line + 1]
      at = next === undefined ? -1 : this.#text.indexOf(wanted, next)
    }
  }
}
