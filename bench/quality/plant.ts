/**
 * Plants copies, near copies, boilerplate and what must stay among text of its own, in every language. The earlier of two
 * copies, in path order, is the one that should stay. No two other sentences are alike, so that all the repetition
 * there is was planted.
 */
import {
  decomposed,
  edited,
  fullWidth,
  inCapitals,
  mailQuoted,
  misspelt,
  negated,
  otherFact,
  quotedSpeech,
  wrapped,
} from './changes.js'
import { Builder, joined, type Piece, type Planted, plain, type Want, whole } from './corpus.js'
import { LABELS } from './labels.js'
import { LANGUAGES, type Language } from './languages.js'
import { type Random, seeded } from './random.js'
import {
  between,
  figures,
  type Paragraph,
  paragraphText,
  type Sentence,
  sizeOf,
  Writer,
  written,
} from './sentences.js'

export interface Size {
  readonly seed: number
  /** Pages of each of the two sites of a language; boilerplate by repetition needs five. */
  readonly pages: number
  /** Items of each class and language. */
  readonly items: number
  /** Their codes; all by default. */
  readonly languages?: readonly string[]
}

const SITES = ['harbour', 'meadow'] as const
/** Words of paragraphs: long ones pass 40, from which on a word in five may differ; short ones have 10 to 20. */
const LONG = 55
const MEDIUM = 24
const PASSAGE = 60
/** Names in the menu of a site, and sentences that stand on all of its pages, each time elsewhere. */
const MENU = 7
const CALLS = 2
const COLUMNS = 66
/** Words of a line that comes back: in scripts without spaces two characters each. */
const REFRAIN = 5

export function plant({ seed, pages, items, languages }: Size): Planted {
  const builder = new Builder()
  const chosen = LANGUAGES.filter(({ code }) => languages?.includes(code) ?? true)
  for (const language of [...chosen].sort((a, b) => (a.code < b.code ? -1 : 1)))
    new Planter(builder, language, seeded(seed * 1000 + LANGUAGES.indexOf(language)), pages).plantAll(items)
  return builder.finish()
}

class Planter {
  readonly #builder: Builder
  readonly #language: Language
  readonly #random: Random
  readonly #writer: Writer
  /** What stands in each document so far, in path order. */
  readonly #documents: Piece[][]
  readonly #pages: number

  constructor(builder: Builder, language: Language, random: Random, pages: number) {
    this.#builder = builder
    this.#language = language
    this.#random = random
    this.#writer = new Writer(language, random)
    this.#pages = pages
    this.#documents = Array.from({ length: pages * SITES.length }, () => [])
  }

  plantAll(items: number): void {
    for (let n = 0; n < items; n += 1) {
      this.#copies()
      this.#edits()
      this.#passages()
      this.#facts()
    }
    this.#templates()
    this.#recurring()
    this.#labels()
    this.#write()
  }

  /** The same words again, whatever they look like. */
  #copies(): void {
    const { joiner } = this.#language
    const same = (kind: string, change: (text: string) => string) =>
      this.#pair(kind, 'go', this.#paragraph(LONG), (paragraph) => change(this.#text(paragraph)))
    same('copy-exact', (text) => text)
    this.#pair('copy-short', 'go', this.#paragraph(this.#random.between(10, 14)), (p) => this.#text(p))
    if (this.#language.cased) same('copy-case', inCapitals)
    same('copy-width', fullWidth)
    same('copy-form', decomposed)
    if (joiner !== '') same('copy-wrapped', (text) => wrapped(text, COLUMNS))
    same('copy-mail', (text) => mailQuoted(joiner === '' ? text : wrapped(text, COLUMNS)))
    this.#quotes()
    this.#run()
    this.#doubled()
    this.#split()
    this.#merged()
  }

  #quotes(): void {
    const paragraph = this.#paragraph(LONG)
    const item = this.#item('copy-quotes', 'go')
    const early = quotedSpeech(this.#writer, paragraph, ['"', '"'])
    const late = quotedSpeech(this.#writer, paragraph, this.#language.quotes)
    this.#place(whole(early, 'source', item), whole(late, 'copy', item))
  }

  /** Two paragraphs with a short heading between them. */
  #run(): void {
    const item = this.#item('copy-run', 'go')
    const heading = this.#heading()
    const texts = [this.#text(this.#paragraph(LONG)), heading, this.#text(this.#paragraph(LONG))]
    const piece = (role: 'source' | 'copy') =>
      joined(
        texts.map((text) => whole(text, role, item)),
        '\n\n',
      )
    this.#place(piece('source'), piece('copy'))
  }

  /** The same paragraph twice in a row. */
  #doubled(): void {
    const item = this.#item('copy-doubled', 'go')
    const text = this.#text(this.#paragraph(LONG))
    this.#anywhere(joined([whole(text, 'source', item), whole(text, 'copy', item)], '\n\n'))
  }

  #split(): void {
    const paragraph = this.#paragraph(LONG * 2)
    const half = Math.ceil(paragraph.length / 2)
    const item = this.#item('copy-split', 'go')
    const parts = [paragraph.slice(0, half), paragraph.slice(half)]
    const late = joined(
      parts.map((part) => whole(this.#text(part), 'copy', item)),
      '\n\n',
    )
    this.#place(whole(this.#text(paragraph), 'source', item), late)
  }

  #merged(): void {
    const parts = [this.#paragraph(LONG), this.#paragraph(LONG)]
    const item = this.#item('copy-merged', 'go')
    const early = joined(
      parts.map((part) => whole(this.#text(part), 'source', item)),
      '\n\n',
    )
    this.#place(early, whole(this.#text(parts.flat()), 'copy', item))
  }

  #edits(): void {
    const random = this.#random
    const { joiner } = this.#language
    if (joiner !== '') {
      this.#pair('edit-1-long', 'go', this.#paragraph(LONG), (p) => this.#text(misspelt(p, random)))
      this.#pair('edit-1-short', 'go', this.#paragraph(12), (p) => this.#text(misspelt(p, random)))
    }
    for (const [kind, share] of [
      ['edit-10%', 0.1],
      ['edit-20%', 0.2],
    ] as const)
      this.#pair(kind, 'go', this.#paragraph(LONG), (p) => this.#text(edited(p, share, this.#writer, random)))
  }

  /** Sentences in a row inside a paragraph that says something else: long ones go, a short quotation stays. */
  #passages(): void {
    this.#inside('partial', 'go', this.#paragraph(PASSAGE), this.#paragraph(MEDIUM), this.#paragraph(MEDIUM))
    let short = this.#sentence()
    while (sizeOf(this.#language, short) > 15) short = this.#sentence()
    this.#inside('quote-short', 'stay', [short], this.#paragraph(MEDIUM), this.#paragraph(MEDIUM))
  }

  #inside(kind: string, want: Want, passage: Paragraph, before: Paragraph, after: Paragraph): void {
    const item = this.#item(kind, want)
    const gap = between(this.#language)
    const text = this.#text(passage)
    const late = joined([plain(this.#text(before)), whole(text, 'copy', item), plain(this.#text(after))], gap)
    const rest = [this.#paragraph(MEDIUM), this.#paragraph(MEDIUM)]
    const early = joined(
      [plain(this.#text(rest[0])), whole(text, 'source', item), plain(this.#text(rest[1]))],
      gap,
    )
    this.#place(early, late)
  }

  /** A sentence that stands again with another fact, among neighbours that are the same. */
  #facts(): void {
    const changes = {
      'fact-changed': (sentence: Sentence) => otherFact(sentence, this.#writer, this.#random),
      'fact-negated': (sentence: Sentence) => negated(sentence, this.#writer),
    }
    for (const [kind, change] of Object.entries(changes)) {
      let sentence = this.#sentence()
      let changed = change(sentence)
      while (changed === null) {
        sentence = this.#sentence()
        changed = change(sentence)
      }
      // The fact may stand in either of the two.
      if (this.#random.next() < 0.5) [sentence, changed] = [changed, sentence]
      const item = this.#item(kind, 'stay')
      const beside = this.#item('beside-fact', 'either')
      const [first, last] = [this.#text([this.#sentence()]), this.#text([this.#sentence()])]
      const gap = between(this.#language)
      const piece = (middle: Sentence, role: 'source' | 'copy') =>
        joined(
          [
            whole(first, role, beside),
            whole(written(this.#language, middle), role, item),
            whole(last, role, beside),
          ],
          gap,
        )
      this.#place(piece(sentence, 'source'), piece(changed, 'copy'))
    }
  }

  /** Forms that say the same of other things: each page of a site fills in its own names and numbers. */
  #templates(): void {
    const forms = {
      'template-short': [this.#factual()],
      'template-long': [this.#factual(), this.#factual(), this.#sentence(), this.#factual()],
    }
    for (const [kind, form] of Object.entries(forms))
      for (const pieces of this.#documents) {
        const filled = form.map((sentence) =>
          sentence.map((word) =>
            word.part === 'name'
              ? this.#writer.name()
              : word.part === 'number'
                ? this.#writer.number()
                : word,
          ),
        )
        pieces.push(whole(this.#text(filled), 'copy', this.#item(kind, 'stay')))
      }
    const [head, ...rows] = Array.from({ length: 4 }, () => this.#writer.content().text)
    for (const pieces of this.#documents) {
      const lines = rows.map(
        (row) => `| ${row} | ${figures(this.#language, this.#random.between(100, 9999))} |`,
      )
      const table = [`| ${head} | ${this.#writer.name().text} |`, '| --- | --- |', ...lines].join('\n')
      pieces.push(whole(table, 'copy', this.#item('template-table', 'stay')))
    }
  }

  /** A sentence with a number and a name. */
  #factual(): Sentence {
    let sentence = this.#sentence()
    while (!['name', 'number'].every((part) => sentence.some((word) => word.part === part))) {
      const [a, b] = [this.#sentence(), this.#sentence()]
      sentence = [...a, ...b]
    }
    return sentence
  }

  /** What comes back for a reason: a refrain, a heading above other text each time. */
  #recurring(): void {
    const pieces = this.#random.pick(this.#documents)
    const refrain = this.#line(REFRAIN)
    const verses = Array.from({ length: 4 }, () => [
      plain(this.#text(this.#paragraph(MEDIUM))),
      whole(refrain, 'copy', this.#item('refrain', 'stay')),
    ])
    pieces.push(joined(verses.flat(), '\n\n'))
    const heading = this.#heading()
    for (const [at, document] of this.#documents.entries()) {
      if (at % 4 !== 1) continue
      const above = whole(heading, 'copy', this.#item('heading', 'stay'))
      document.push(joined([above, plain(this.#text(this.#paragraph(LONG)))], '\n\n'))
    }
  }

  #labels(): void {
    for (const label of LABELS[this.#language.code] ?? [])
      this.#anywhere(whole(label, 'copy', this.#item('frame-once', 'go')))
  }

  /** Writes the documents: the frame of the site, and paragraphs of their own among what was planted. */
  #write(): void {
    for (const [s, site] of SITES.entries()) {
      const names = Array.from({ length: MENU }, () => this.#writer.name().text)
      const calls = Array.from({ length: CALLS }, () => this.#text([this.#sentence()]))
      const dated = this.#line(5)
      const owner = this.#line(4)
      for (let page = 0; page < this.#pages; page += 1) {
        const pieces: Piece[] = []
        for (const piece of this.#shuffled(this.#documents[s * this.#pages + page])) {
          if (this.#random.next() < 0.7) pieces.push(plain(this.#text(this.#paragraph(MEDIUM))))
          pieces.push(piece)
        }
        pieces.push(plain(this.#text(this.#paragraph(LONG))))
        for (const call of calls)
          pieces.splice(this.#random.between(1, pieces.length - 1), 0, this.#frame('frame-sentence', call))
        const day = figures(this.#language, this.#random.between(1, 28))
        const number = String(page).padStart(3, '0')
        this.#builder.document(`${this.#language.code}-${site}/page-${number}.txt`, [
          this.#frame('frame-menu', names.join(' | ')),
          ...pieces,
          this.#frame('frame-dated', `${dated} ${day}`),
          this.#frame('frame-footer', `© ${site} ${owner}`),
        ])
      }
    }
  }

  #frame(kind: string, text: string): Piece {
    return whole(text, 'copy', this.#item(kind, 'go'))
  }

  #shuffled(pieces: readonly Piece[]): readonly Piece[] {
    const list = [...pieces]
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = this.#random.below(at + 1)
      const kept = list[at]
      list[at] = list[other]
      list[other] = kept
    }
    return list
  }

  /** A paragraph, and what becomes of it in a later document. */
  #pair(kind: string, want: Want, paragraph: Paragraph, change: (paragraph: Paragraph) => string): void {
    const item = this.#item(kind, want)
    this.#place(whole(this.#text(paragraph), 'source', item), whole(change(paragraph), 'copy', item))
  }

  #place(early: Piece, late: Piece): void {
    const i = this.#random.below(this.#documents.length - 1)
    const j = this.#random.between(i + 1, this.#documents.length - 1)
    this.#documents[i].push(early)
    this.#documents[j].push(late)
  }

  #anywhere(piece: Piece): void {
    this.#random.pick(this.#documents).push(piece)
  }

  #item(kind: string, want: Want): number {
    return this.#builder.item(kind, this.#language.code, want)
  }

  #sentence(): Sentence {
    return this.#writer.sentence()
  }

  #paragraph(words: number): Paragraph {
    return this.#writer.paragraph(words)
  }

  #text(paragraph: Paragraph): string {
    return paragraphText(this.#language, paragraph)
  }

  #line(words: number): string {
    return Array.from({ length: words }, () => this.#writer.content().text).join(this.#language.joiner)
  }

  #heading(): string {
    const text = this.#line(2)
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}
