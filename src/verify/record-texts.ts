/** The texts of records in files that are no part of an output. A file is read when one of its records is asked for. */
import type { AskedFields } from '../corpus/records/detect.js'
import { detectFile, inOwnEncoding } from '../corpus/records/detect-file.js'
import { type FormatName, openFormat } from '../corpus/records/formats.js'
import { chunksOf } from '../corpus/records/source.js'

export class RecordTexts {
  readonly #lines = new Map<string, Set<number>>()
  readonly #names: readonly string[]
  readonly #files: readonly string[]
  readonly #fields: AskedFields
  /** The texts of one file: records of a file are asked for one after the other. */
  #open: { readonly file: string; readonly texts: ReadonlyMap<number, Uint8Array> } | null = null

  /** The file of each document, and its name, which of a record ends with its line. */
  constructor(files: readonly string[], names: readonly string[], fields: AskedFields) {
    this.#files = files
    this.#names = names
    this.#fields = fields
    for (const [document, file] of files.entries()) {
      if (names[document] === file) continue
      const lines = this.#lines.get(file) ?? new Set()
      lines.add(this.#lineOf(document))
      this.#lines.set(file, lines)
    }
  }

  /** The text of a document that is a record, its file read from `path`; null where it is none. Throws the system's error. */
  text(document: number, path: string): Uint8Array | null {
    const file = this.#files[document]
    if (this.#open?.file !== file) this.#open = { file, texts: this.#read(path, this.#lines.get(file)) }
    return this.#open.texts.get(this.#lineOf(document)) ?? null
  }

  #lineOf(document: number): number {
    return Number(this.#names[document].slice(this.#files[document].length + 1))
  }

  #read(path: string, wanted: ReadonlySet<number> = new Set()): ReadonlyMap<number, Uint8Array> {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const found = detectFile(path, name, this.#fields)
    if (typeof found === 'string') return new Map()
    const { texts, hasNotUtf8 } = textsIn(path, found, wanted)
    const own = hasNotUtf8 ? inOwnEncoding(path, found) : null
    return own === null ? texts : textsIn(path, own, wanted).texts
  }
}

function textsIn(
  path: string,
  format: FormatName,
  wanted: ReadonlySet<number>,
): { readonly texts: ReadonlyMap<number, Uint8Array>; readonly hasNotUtf8: boolean } {
  const texts = new Map<number, Uint8Array>()
  let hasNotUtf8 = false
  const reader = openFormat(format).reader()
  const take = (chunk: Uint8Array | null) => {
    for (const { record, problem } of reader.push(chunk)) {
      if (problem?.code === 'not-utf8') hasNotUtf8 = true
      if (record !== null && wanted.has(record.line)) texts.set(record.line, record.text.slice())
    }
  }
  for (const chunk of chunksOf(path)) take(chunk)
  take(null)
  return { texts, hasNotUtf8 }
}
