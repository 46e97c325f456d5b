/** Lists of words that are asked by their hash: a word that is not written as it folds is never found, whatever it was there for. */
import { expect, test, vi } from 'vitest'
import { hashText, hashWord } from '../../src/fingerprint/token-hash.js'

const lists = vi.hoisted<string[][]>(() => [])
vi.mock('../../src/fingerprint/word-set.js', () => ({
  wordSet: (words: string[]) => {
    lists.push(words)
    return () => false
  },
}))

test('each word is one token, and stands as it folds', async () => {
  await Promise.all([
    import('../../src/boilerplate/boilerplate.js'),
    import('../../src/boilerplate/topics.js'),
    import('../../src/fingerprint/restrictions.js'),
    import('../../src/fingerprint/function-words.js'),
  ])
  const words = lists.flat()
  expect(words.length).toBeGreaterThan(2500)
  const isFound = (word: string) => [...hashText(word)].join() === String(hashWord(word.normalize('NFKD')))
  expect(words.filter((word) => !isFound(word))).toEqual([])
})
