/** How words are used beside their neighbours: what countUses says, and that thousands of lines with one word cost no square. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NearLines } from '../../src/decide/near-lines.js'
import { countUses } from '../../src/decide/word-uses.js'
import { Corpus } from '../../src/fingerprint/corpus.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { growth, leastTime, SQUARE } from '../least-time.js'

function corpusOf(lines: readonly string[]): Corpus {
  const read = new Fingerprints(64)
  read.add(Buffer.from(lines.join('\n\n')), false)
  const corpus = new Corpus()
  corpus.append(read.part)
  return corpus
}

const word = fc.constantFrom('ferry', 'quay', 'lamp', 'rope', 'tide', 'the')
const line = fc.array(word, { minLength: 2, maxLength: 5 })

test('neighbours are counted wherever else the changed word stands', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (lines, some, place) => {
      const corpus = corpusOf(lines.map((words) => words.join(' ')))
      const all = lines.flat()
      const changed = some % lines.length
      const at = place % lines[changed].length
      const pairs: NearLines[] = lines.map((_, stays) => ({ stays, changed, at: 0 }))
      const own = corpus.first.at(changed) + at
      const [use] = countUses(corpus, [{ stays: 0, changed, at }, ...pairs])
      const times = (step: number) =>
        all[own] === 'the'
          ? 0
          : all.filter((one, i) => i !== own && one === all[own] && all[i + step] === all[own + step]).length
      expect(use.seenChanged).toBe(all.filter((one) => one === all[own]).length)
      expect(use.before).toBe(at === 0 ? -1 : times(-1))
      expect(use.behind).toBe(at + 1 === lines[changed].length ? -1 : times(1))
    }),
  )
})

test('lines in which one word is changed take no time by their square', async () => {
  const time = (count: number) => {
    const corpus = corpusOf(Array.from({ length: count }, (_, i) => `w${i} color v${i}`))
    const pairs = Array.from({ length: count }, (_, changed) => ({ stays: 0, changed, at: 1 }))
    return leastTime(() => countUses(corpus, pairs))
  }
  expect(await growth(time, 1500)).toBeLessThan(SQUARE)
})
