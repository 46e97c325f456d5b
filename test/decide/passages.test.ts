/** Which sentences go out of a block that stays, by what stays of it. */
import { expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import { wordOf } from '../model/words.js'
import { plainSentence as sentence } from './plain-sentence.js'

async function left(first: string, second: string, options = {}): Promise<string> {
  const documents = [
    { path: 'a.md', text: first },
    { path: 'b.md', text: second },
  ]
  const { cleaned } = await dedupe(documents, options)
  const copy = [...cleaned].find(({ path }) => path === 'b.md')
  return Buffer.from(copy?.text ?? '').toString('utf8')
}

const fresh = sentence(30, 'wu')
const passage = sentence(50, 'so')

it('goes from beside new text', async () => {
  expect(await left(passage, `${passage} ${fresh}`)).toBe(fresh)
})

it('stays beside a sentence of its source with another fact', async () => {
  const told = sentence(20, 'ta', { 9: '1200' })
  const copy = `${passage} ${sentence(20, 'ta', { 9: '1500' })} ${fresh}`
  expect(await left(`${passage} ${told}`, copy)).toBe(copy)
  const behind = `${sentence(20, 'ta', { 9: '1500' })} ${passage} ${fresh}`
  expect(await left(`${told} ${passage}`, behind)).toBe(behind)
})

it('goes from beside another fact if it is long enough to be looked for alone', async () => {
  const long = `${sentence(50, 'so')} ${sentence(50, 'ri')}`
  const told = sentence(20, 'ta', { 9: '1200' })
  const other = sentence(20, 'ta', { 9: '1500' })
  expect(await left(`${long} ${told}`, `${long} ${other} ${fresh}`)).toBe(`${other} ${fresh}`)
})

it('goes from beside a fact in new text of its own', async () => {
  const told = sentence(20, 'ta', { 9: '1200' })
  const own = sentence(20, 'mo', { 9: '1500' })
  expect(await left(`${passage} ${told}`, `${passage} ${own} ${fresh}`)).toBe(`${own} ${fresh}`)
})

it('goes from behind an abbreviation that ends the sentence before it', async () => {
  const own = `${sentence(20, 'mo').slice(0, -1)}, etc.`
  expect(await left(passage, `${own} ${passage} ${fresh}`)).toBe(`${own} ${fresh}`)
})

it('stays behind a title, which ends no sentence', async () => {
  const copy = `${sentence(20, 'mo').slice(0, -1)} by dr. ${passage} ${fresh}`
  expect(await left(passage, copy)).toBe(copy)
})

it('stays behind an abbreviation in the middle of a sentence', async () => {
  const copy = `${sentence(20, 'mo').slice(0, -1)}, etc. ${passage[0].toLowerCase()}${passage.slice(1)} ${fresh}`
  expect(await left(passage, copy)).toBe(copy)
})

it('stays with an exception that its source does not make', async () => {
  const copy = `${sentence(50, 'so', { 20: 'only' })} ${fresh}`
  expect(await left(passage, copy)).toBe(copy)
})

it('is counted in words: fifty characters of a script without spaces are no forty', async () => {
  const characters = (count: number, from: number) =>
    `${Array.from({ length: count }, (_, i) => wordOf(from + i, 'han')).join('')}。`
  const own = characters(60, 0)
  expect(await left(characters(50, 100), `${own}${characters(50, 100)}`)).toBe(`${own}${characters(50, 100)}`)
  expect(await left(characters(90, 100), `${own}${characters(90, 100)}`)).toBe(own)
})

it('stays beside a fact in five other words, and goes from beside nine', async () => {
  const told = sentence(20, 'ta', { 9: '1200' })
  const other = (count: number) => {
    const words = Array.from({ length: count }, (_, i) => [7 + i, i === 2 ? '1500' : `mu${'bdfgklmpr'[i]}an`])
    return sentence(20, 'ta', Object.fromEntries(words))
  }
  const copy = (count: number) => `${passage} ${other(count)} ${fresh}`
  expect(await left(`${passage} ${told}`, copy(5))).toBe(copy(5))
  expect(await left(`${passage} ${told}`, copy(9))).toBe(`${other(9)} ${fresh}`)
})

it('stays in code, whatever sentences it holds (law 7)', async () => {
  const code = `\`\`\`\n${fresh} ${passage} ${sentence(20, 'mo')}\n\`\`\``
  expect(await left(passage, code)).toBe(code)
})

it('ends at four words of which one is another, however low the threshold (law 2)', async () => {
  const next = sentence(50, 'ri')
  const four = (word: string) => `Telan talan ${word} tulan.`
  const copy = `${passage} ${four('bulan')} ${next} ${fresh}`
  expect(await left(`${passage} ${four('tolan')} ${next}`, copy, { threshold: 0.7 })).toBe(
    `${four('bulan')} ${fresh}`,
  )
})

it('begins inside of a sentence only where eight words before it, but for a few, are of another text', async () => {
  // "etc." may end the sentence or not. Four words before it are new, and the four before these are not.
  const source = `${sentence(20, 'ta').slice(0, -1)} wubin wudin wufin now. ${passage}`
  const own = sentence(20, 'mo').slice(0, -1)
  const before = sentence(20, 'ta').slice(0, -1).split(' ').slice(-4).join(' ')
  const copy = `${own} ${before} zobin zodin zofin etc. ${passage} ${fresh}`
  expect(await left(source, copy)).toBe(copy)
})
