/** What happens to text between two copies of it: edits word by word, and other ways to write the same. */
import type { Random } from './random.js'
import { between, type Paragraph, type Sentence, type Word, type Writer, written } from './sentences.js'

/** One content word, in the middle of the paragraph, becomes another one that is misspelt: a letter stands twice. */
export function misspelt(paragraph: Paragraph, random: Random): Paragraph {
  return changeOne(paragraph, random, editable, (word) => {
    const letters = Array.from(word.text)
    const at = Math.floor(letters.length / 2)
    return { ...word, text: [...letters.slice(0, at), letters[at], ...letters.slice(at)].join('') }
  })
}

/** That share of the words is left out, put in or replaced; numbers, names and negations stay. */
export function edited(paragraph: Paragraph, share: number, writer: Writer, random: Random): Paragraph {
  return paragraph.map((sentence) => {
    const words: Word[] = []
    for (const [at, word] of sentence.entries()) {
      if (at === 0 || !editable(word) || random.next() >= share) words.push(word)
      else {
        const kind = random.below(3)
        if (kind === 0) words.push(word, writer.small())
        else if (kind === 1) words.push(word.part === 'function' ? writer.small() : writer.content())
      }
    }
    return words
  })
}

/** Another number or name in one place; null if the sentence has neither. */
export function otherFact(sentence: Sentence, writer: Writer, random: Random): Sentence | null {
  const facts = sentence.flatMap(({ part }, at) => (part === 'name' || part === 'number' ? [at] : []))
  if (facts.length === 0) return null
  const at = random.pick(facts)
  const old = sentence[at]
  let word = old
  while (word.text === old.text) word = old.part === 'name' ? writer.name() : writer.number()
  return [...sentence.slice(0, at), word, ...sentence.slice(at + 1)]
}

/** The sentence says the opposite; null if it has no verb. */
export function negated(sentence: Sentence, writer: Writer): Sentence | null {
  const at = sentence.findIndex(({ verb }) => verb === true)
  const negation: Word = { text: writer.language.negation, part: 'function' }
  return at < 1 ? null : [...sentence.slice(0, at), negation, ...sentence.slice(at)]
}

function editable({ part }: Word): boolean {
  return part === 'content' || part === 'function'
}

/** Changes one word for which `may` holds, not the first of its sentence, near the middle. */
function changeOne(
  paragraph: Paragraph,
  random: Random,
  may: (word: Word) => boolean,
  change: (word: Word) => Word,
): Paragraph {
  const places = paragraph.flatMap((sentence, s) =>
    sentence.flatMap((word, w) => (w > 0 && word.part === 'content' && may(word) ? [[s, w] as const] : [])),
  )
  if (places.length === 0) return paragraph
  const [s, w] = places[random.between(Math.floor(places.length / 3), Math.floor((places.length * 2) / 3))]
  return paragraph.map((sentence, i) =>
    i === s ? sentence.map((word, k) => (k === w ? change(word) : word)) : sentence,
  )
}

/** Small capitals of the whole text; another way of writing the same words. */
export function inCapitals(text: string): string {
  // Not toUpperCase of ß or of the dotless i: those are other letters to a reader of capitals.
  return text.replace(/[^ßıİi]/gu, (letter) => letter.toUpperCase())
}

/** ASCII in full width, as East Asian typesetting has it. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
}

/** The same characters decomposed. */
export function decomposed(text: string): string {
  return text.normalize('NFD')
}

/** The second sentence in quotes. */
export function quotedSpeech(
  writer: Writer,
  paragraph: Paragraph,
  [open, close]: readonly [string, string],
): string {
  const { language } = writer
  return paragraph
    .map((sentence, at) =>
      at === 1 ? open + written(language, sentence) + close : written(language, sentence),
    )
    .join(between(language))
}

/** Lines of at most so many characters; none for scripts without spaces. */
export function wrapped(text: string, columns: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

export function mailQuoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}
