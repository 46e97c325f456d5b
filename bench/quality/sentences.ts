/** Sentences and paragraphs of a language as lists of words with their parts, so that copies can be edited word by word. */
import type { Language } from './languages.js'
import { type Random, seeded } from './random.js'

export type Part = 'content' | 'function' | 'name' | 'number'

export interface Word {
  readonly text: string
  readonly part: Part
  /** Stands for a verb: a negation goes before it. */
  readonly verb?: boolean
}

export type Sentence = readonly Word[]
export type Paragraph = readonly Sentence[]

/** Content words of a language: enough that eight tokens in a row never meet by chance. */
const VOCABULARY = 1600
const NAMES = 160

export class Writer {
  readonly language: Language
  readonly #random: Random
  readonly #words: readonly string[]
  readonly #names: readonly string[]
  readonly #patterns: readonly (readonly string[])[]

  constructor(language: Language, random: Random) {
    this.language = language
    this.#random = random
    // The vocabulary is the language's own: it does not change with the seed of the corpus.
    const own = seeded(7)
    this.#words = invented(language, own, VOCABULARY, language.syllables)
    const [least, most] = language.syllables
    this.#names = invented(language, own, NAMES, [least + 1, most + 1]).map((name) =>
      language.cased ? capital(name) : name,
    )
    // No function word of a pattern has one of these capitals.
    this.#patterns = language.patterns.map((pattern) =>
      Array.from(pattern.matchAll(/[NVAPD]|[^NVAPD ]+/gu), ([part]) => part),
    )
  }

  sentence(): Sentence {
    return this.#random.pick(this.#patterns).map((slot) => this.#fill(slot))
  }

  /** Sentences until there are at least so many words (characters count half in scripts without spaces). */
  paragraph(words: number): Paragraph {
    const sentences: Sentence[] = []
    for (let size = 0; size < words; size += sizeOf(this.language, sentences.at(-1) ?? []))
      sentences.push(this.sentence())
    return sentences
  }

  content(): Word {
    // The first words of the vocabulary come most often, as in natural text.
    const at = Math.floor(this.#random.next() * this.#random.next() * this.#words.length)
    return { text: this.#words[at], part: 'content' }
  }

  name(): Word {
    return { text: this.#random.pick(this.#names), part: 'name' }
  }

  number(): Word {
    return { text: figures(this.language, this.#random.between(12, 9870)), part: 'number' }
  }

  small(): Word {
    return { text: this.#random.pick(this.language.small), part: 'function' }
  }

  #fill(slot: string): Word {
    if (slot === 'P') return this.name()
    if (slot === 'D') return this.number()
    if (slot === 'V') return { ...this.content(), verb: true }
    return slot === 'N' || slot === 'A' ? this.content() : { text: slot, part: 'function' }
  }
}

export function figures({ zero }: Language, value: number): string {
  const first = zero.codePointAt(0) ?? 0x30
  return Array.from(String(value), (digit) => String.fromCodePoint(first + Number(digit))).join('')
}

/** Words of a sentence: characters of scripts without spaces count half. */
export function sizeOf({ joiner }: Language, sentence: Sentence): number {
  if (joiner !== '') return sentence.length
  return sentence.reduce((sum, { text }) => sum + Array.from(text).length, 0) / 2
}

/** A sentence as it is written. */
export function written({ joiner, cased, stop }: Language, sentence: Sentence): string {
  const text = sentence.map((word) => word.text).join(joiner)
  return (cased ? capital(text) : text) + (stop === ' ' ? '' : stop)
}

export function paragraphText(language: Language, paragraph: Paragraph): string {
  return paragraph.map((sentence) => written(language, sentence)).join(between(language))
}

/** What stands between two sentences. */
export function between({ joiner, stop }: Language): string {
  return joiner === '' && stop !== ' ' ? '' : ' '
}

function capital(text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase('en') + text.slice(first.length)
}

function invented(
  { onsets, rimes }: Language,
  random: Random,
  count: number,
  [least, most]: readonly [number, number],
): string[] {
  const words = new Set<string>()
  // A script with few syllables runs out of short words: then they grow.
  for (let tries = 0; words.size < count; tries += 1) {
    const syllables = random.between(least, most) + Math.floor(tries / (count * 4))
    words.add(Array.from({ length: syllables }, () => random.pick(onsets) + random.pick(rimes)).join(''))
  }
  return [...words]
}
