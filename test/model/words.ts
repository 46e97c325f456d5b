/**
 * Words and sentences of generated texts, as text. A word is a number: equal numbers are equal words, and the
 * vocabulary's size says how often words meet by chance.
 */

export type Script = 'latin' | 'cyrillic' | 'arabic' | 'han'

/** Words that are no plain ones: facts, and what looks like the end of a sentence. */
export const SPECIAL: readonly string[] = [
  '17',
  '2048',
  '3.5',
  'Malow',
  'Tervik',
  'not',
  'Mr. Dune',
  'J. Malow',
]

/** Numbers from here on stand for special words. */
export const FIRST_SPECIAL = 1000

const CONSONANTS: Record<Exclude<Script, 'han'>, string> = {
  latin: 'bdfgklmprtvz',
  cyrillic: 'бдгклмпртвзс',
  arabic: 'بتجحدرسشعفقك',
}
const VOWELS: Record<Exclude<Script, 'han'>, string> = { latin: 'aeiou', cyrillic: 'аеиоу', arabic: 'اويةى' }
/** Ideographs without the negations. */
const FIRST_HAN = 0x5b50

/** A word of three letters or more that is no negation, abbreviation or number in any language of the lists. */
export function wordOf(number: number, script: Script): string {
  if (number >= FIRST_SPECIAL) return SPECIAL[(number - FIRST_SPECIAL) % SPECIAL.length]
  if (script === 'han') return String.fromCodePoint(FIRST_HAN + number)
  const consonants = CONSONANTS[script]
  const vowels = VOWELS[script]
  const syllable = (part: number) => consonants[part % 12] + vowels[Math.floor(part / 12) % 5]
  return `${syllable(number % 60)}${syllable(Math.floor(number / 60))}${consonants[(number * 7) % 12]}${vowels[4]}`
}

/** The sentence with its capital and its stop. Without words, nothing. */
export function sentenceOf(words: readonly number[], script: Script, stop: string): string {
  if (words.length === 0) return ''
  if (script === 'han') {
    const text = words.map((word) => wordOf(word, script)).join('\0')
    // Only words in letters and digits need a space between them.
    return `${text.replace(/(?<=\w)\0(?=\w)/g, ' ').replaceAll('\0', '')}${stop === '' ? '' : '。'}`
  }
  const text = words.map((word) => wordOf(word, script)).join(' ')
  const [first] = text
  return `${first.toUpperCase()}${text.slice(first.length)}${stop}`
}

/** Greedy line breaks at spaces, as mail and old web pages have them. */
export function wrapped(text: string, columns: number): string {
  let line = ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
