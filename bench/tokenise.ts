/**
 * How fast text becomes tokens, and tokens become fingerprints (with blocks, hashes and marks): MB (10^6 bytes of
 * UTF-8) a second on one core, of generated text. Seeded; prints the best round, the median and the slowest after
 * warming up. Run it by `npm run bench`.
 */
import { performance } from 'node:perf_hooks'
import { Fingerprints } from '../src/fingerprint/fingerprints.js'
import { tokenise } from '../src/text/tokenise.js'
import { Tokens } from '../src/text/tokens.js'

const SEED = 20_240_607
const CHARACTERS = 600_000
const WARM_UP = 10
const ROUNDS = 40

let state = SEED
/** The next number of a linear congruential generator (Numerical Recipes), 0 to below 1. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, k) => String.fromCodePoint(first + k))
}

/** Sentences of words from a fixed vocabulary, the first words of it most often, as in natural text. */
function spacedText(letters: readonly string[], shortest: number, longest: number): string {
  const vocabulary = Array.from({ length: 5000 }, () =>
    Array.from({ length: shortest + Math.floor(random() * (longest - shortest + 1)) }, () =>
      pick(letters),
    ).join(''),
  )
  let text = ''
  while (text.length < CHARACTERS) {
    const words = Array.from({ length: 5 + Math.floor(random() * 15) }, () => {
      return vocabulary[Math.floor(random() * random() * vocabulary.length)]
    })
    words[0] = words[0].charAt(0).toUpperCase() + words[0].slice(1)
    text += `${words.join(' ')}${pick(['.', '.', '.', ',', '?', '\u201d'])}${pick([' ', ' ', ' ', '\n\n'])}`
  }
  return text
}

function unspacedText(characters: readonly string[], stops: readonly string[]): string {
  let text = ''
  while (text.length < CHARACTERS) text += random() < 0.05 ? pick(stops) : pick(characters)
  return text
}

const english = Array.from('eeeeeetttttaaaaooooiiiinnnnssshhhrrrdddlllccuummwwffggyyppbbvk')
const texts: readonly (readonly [string, string])[] = [
  ['English', spacedText(english, 1, 8)],
  ['European', spacedText([...english, ...english, ...'äöüßéèêçñåøčšžłőěîâ'], 2, 10)],
  ['Russian', spacedText(range(0x430, 0x44f), 1, 9)],
  ['Arabic', spacedText([...range(0x627, 0x64a), '\u064e', '\u0651'], 2, 7)],
  ['Hindi', spacedText([...range(0x915, 0x939), ...range(0x93e, 0x94d)], 2, 7)],
  ['Korean', spacedText(range(0xac00, 0xd7a3), 2, 4)],
  ['Chinese', unspacedText(range(0x4e00, 0x5fff), ['，', '。', '\n', '2024'])],
  [
    'Thai',
    unspacedText(
      [...range(0xe01, 0xe2e), ...range(0xe30, 0xe39), '\u0e48', '\u0e49'],
      [' ', ' ', '\n', '25'],
    ),
  ],
]

/** The speed of the fastest, the middle and the slowest round. */
function speeds(bytes: Uint8Array, read: () => void): string {
  const rounds: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const began = performance.now()
    read()
    const milliseconds = performance.now() - began
    if (round >= 0) rounds.push(bytes.length / 1000 / milliseconds)
  }
  rounds.sort((a, b) => b - a)
  return [rounds[0], rounds[ROUNDS / 2], rounds[ROUNDS - 1]].map((speed) => speed.toFixed(0)).join(' / ')
}

const tokens = new Tokens()
for (const [name, text] of texts) {
  const bytes = new TextEncoder().encode(text)
  const tokenised = speeds(bytes, () => {
    tokens.clear()
    tokenise(bytes, 0, bytes.length, tokens)
  })
  const fingerprinted = speeds(bytes, () => new Fingerprints(bytes.length).add(bytes, false))
  const length = (bytes.length / tokens.count).toFixed(1)
  process.stdout.write(
    `${name.padEnd(9)} tokens ${tokenised} MB/s, fingerprints ${fingerprinted} MB/s (${length} bytes a token)\n`,
  )
}
