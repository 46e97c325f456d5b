/** Which sentences go out of a block that stays, by what stays of it. */
import { expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import { plainSentence as sentence } from './plain-sentence.js'

async function left(first: string, second: string): Promise<string> {
  const { cleaned } = await dedupe([
    { path: 'a.txt', text: first },
    { path: 'b.txt', text: second },
  ])
  const copy = [...cleaned].find(({ path }) => path === 'b.txt')
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
