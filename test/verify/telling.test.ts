/** What must not be missing from what stays, token by token. */
import { expect, test } from 'vitest'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'
import { isTelling, type Stretch, wordAt } from '../../src/verify/telling.js'

function stretchOf(text: string, before = ''): Stretch {
  const bytes = Buffer.from(before + text)
  const start = Buffer.byteLength(before)
  const tokens = new Tokens()
  tokenise(bytes, start, bytes.length, tokens)
  return { text: bytes, tokens, start }
}

/** The tokens that tell something if none is covered. */
function telling(text: string, before = ''): string[] {
  const stretch = stretchOf(text, before)
  const covered = new Uint8Array(stretch.tokens.count)
  return Array.from({ length: stretch.tokens.count }, (_, i) => i)
    .filter((i) => isTelling(stretch, i, covered))
    .map((i) => wordAt(stretch, i))
}

test.each([
  ['a number anywhere', 'It took 3 days and x2 boats', ['3', 'x2']],
  ['digits of other scripts', 'पुल पर २५ नावें थीं', ['पुल', '२५', 'नावें']],
  [
    'a name, but not the word a sentence begins with',
    'Yesterday Olga left. Nobody saw her',
    ['Olga', 'Nobody'],
  ],
  [
    'after a title or a letter alone no sentence begins',
    'the ship of Dr. Weiss and J. Okoro',
    ['Dr', 'Weiss', 'J', 'Okoro'],
  ],
  ['after a question, an exclamation, dots', 'is it? Maybe! Well… Perhaps', []],
  ['a negation, also a short one', "it isn't here, nor there, not ever", ["isn't", 'nor', 'not']],
  ['negations of other languages', 'das ist nicht wahr; это не так', ['nicht', 'не']],
  ['nothing else', 'the lock keeper paints one gate green', []],
  ['a word without case, but not a particle', 'ספינה של הנמל', ['ספינה', 'הנמל']],
  ['two characters in a row', '守闸人', ['守', '闸', '人']],
  ['full-width capitals', 'the ship Ｏｌｇａ', ['Ｏｌｇａ']],
])('%s', (_, text, expected) => {
  expect(telling(text)).toEqual(expected)
})

test('one character between covered ones is no name', () => {
  const stretch = stretchOf('守闸人')
  expect(isTelling(stretch, 1, Uint8Array.of(1, 0, 1))).toBe(false)
  expect(isTelling(stretch, 1, Uint8Array.of(1, 0, 0))).toBe(true)
})

test.each([
  ['a list item', '12. boats in the harbour', []],
  ['a nested one', '3.1) boats', []],
  ['a verse and its first word', '  16 For the keeper paints the gate green every spring', []],
  ['a year, on a line that is not set in', '1987 Annual report on the gate of the river', ['1987', 'Annual']],
  ['nor is a quote a wide gap', '1987 ‘annual report on the gate of the river’', ['1987']],
  ['a time', '3:16 boats', ['3', '16']],
  ['a line of a listing', '120    call the harbour', []],
  ['a count', '12 boats in the harbour', ['12']],
  ['a row of few words', '12 Boats', ['12', 'Boats']],
  ['a number further in', 'on page 12. boats', ['12']],
  ['nothing but a number', '1987', ['1987']],
])('a number as a label: %s', (_, text, expected) => {
  expect(telling(text)).toEqual(expected)
})

test('a label begins a line', () => {
  expect(telling('12. boats', 'first line\n> ')).toEqual([])
  expect(telling('12. boats', 'it has ')).toEqual(['12'])
})
