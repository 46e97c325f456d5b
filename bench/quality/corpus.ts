/**
 * A corpus in the making: documents of paragraphs, some of them with planted items whose bytes are known. Offsets in a
 * paragraph are UTF-16 units, in the finished corpus bytes of UTF-8.
 */

/** What a careful reader would do with it: take it out, leave it, or either. */
export type Want = 'go' | 'stay' | 'either'

export interface Span {
  readonly document: number
  readonly start: number
  readonly end: number
}

/** Something planted: the spans of it, and those of the earlier text that it repeats, if any. */
export interface Item {
  readonly kind: string
  readonly language: string
  readonly want: Want
  readonly spans: readonly Span[]
  readonly sources: readonly Span[]
}

export interface PlantedDocument {
  readonly path: string
  readonly text: string
}

export interface Planted {
  /** In path order. */
  readonly documents: readonly PlantedDocument[]
  readonly items: readonly Item[]
}

/** Items are numbered as they are opened. */
export type Role = 'copy' | 'source'

export interface Mark {
  readonly item: number
  readonly role: Role
  readonly from: number
  readonly to: number
}

/** A paragraph, or several that stay together, and what of it belongs to items. */
export interface Piece {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A piece of which all belongs to items in one role. */
export function whole(text: string, role: Role, ...items: readonly number[]): Piece {
  return { text, marks: items.map((item) => ({ item, role, from: 0, to: text.length })) }
}

/** Pieces one after another with `gap` between them, as one. */
export function joined(pieces: readonly Piece[], gap: string): Piece {
  let text = ''
  const marks: Mark[] = []
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) text += gap
    for (const mark of piece.marks)
      marks.push({ ...mark, from: mark.from + text.length, to: mark.to + text.length })
    text += piece.text
  }
  return { text, marks }
}

export const plain = (text: string): Piece => ({ text, marks: [] })

export class Builder {
  readonly #items: { kind: string; language: string; want: Want }[] = []
  readonly #documents: { path: string; pieces: Piece[] }[] = []

  /** Opens an item; answers with its number. */
  item(kind: string, language: string, want: Want): number {
    return this.#items.push({ kind, language, want }) - 1
  }

  /** Documents come in path order. */
  document(path: string, pieces: readonly Piece[]): void {
    this.#documents.push({ path, pieces: [...pieces] })
  }

  finish(): Planted {
    const spans = this.#items.map((): Span[] => [])
    const sources = this.#items.map((): Span[] => [])
    const documents = this.#documents.map(({ path, pieces }, document) => {
      const { text, marks } = joined(pieces, '\n\n')
      const bytes = (at: number) => Buffer.byteLength(text.slice(0, at))
      for (const { item, role, from, to } of marks) {
        const list = role === 'copy' ? spans : sources
        list[item].push({ document, start: bytes(from), end: bytes(to) })
      }
      return { path, text: `${text}\n` }
    })
    const items = this.#items.map((item, at) => ({ ...item, spans: spans[at], sources: sources[at] }))
    return { documents, items }
  }
}
