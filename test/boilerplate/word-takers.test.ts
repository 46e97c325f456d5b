/** The instructions that are looked up by a word are those that take it. */
import { expect, test } from 'vitest'
import { InstructionList } from '../../src/boilerplate/instruction-list.js'
import { takesToken } from '../../src/boilerplate/pattern-starts.js'
import { ANY, compile } from '../../src/boilerplate/program.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'
import { WordTakers } from '../../src/boilerplate/word-takers.js'

test('a word finds all instructions of a set that take it as their own', () => {
  const program = compile(shippedRules().filter(({ language }) => language === 'en'))
  const takers = new WordTakers(program)
  const all = Uint32Array.from(program.op.keys())
  for (const [every, from] of [
    [1, 0],
    [7, 3],
    [1009, 0],
  ]) {
    const set = all.filter((pc) => pc % every === from)
    for (const word of [0, 1, 2, 50, 301, program.words.size - 1]) {
      const found = new InstructionList()
      takers.find(word, set, 0, set.length, found)
      const takes = set.filter((pc) => program.op[pc] !== ANY && takesToken(program, pc, word, false, false))
      expect([...found.pc.subarray(0, found.count)]).toEqual([...takes])
    }
  }
})
