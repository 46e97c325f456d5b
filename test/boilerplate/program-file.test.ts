/** The program that the build writes is the one that the rules make. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile } from '../../src/boilerplate/program.js'
import { programFromFile, programToFile } from '../../src/boilerplate/program-file.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'
import { compileWords } from '../../src/boilerplate/site-words.js'

test('rules come back from their file as they were compiled', () => {
  const rules = shippedRules()
  const file = JSON.parse(JSON.stringify(programToFile(rules, compile(rules))))
  const [read, made] = [programFromFile(file), compile(rules)].map((program) => Object.entries(program))
  expect(read.map(([key]) => key).sort()).toEqual(made.map(([key]) => key).sort())
  const there = new Map(read)
  for (const [key, value] of made) {
    // As the runner compares maps and large arrays it takes a quarter of a minute.
    if (ArrayBuffer.isView(value)) expect([key, sameBytes(there.get(key), value)]).toEqual([key, true])
    else expect([key, listed(there.get(key))]).toEqual([key, listed(value)])
  }
  expect(file.rules).toEqual(rules.map(({ name, language, when }) => ({ name, language, when })))
})

test('words of sites are written as they are read', () => {
  const built = new URL('../../dist/boilerplate/site-words.compiled.json', import.meta.url)
  expect(JSON.parse(readFileSync(built, 'utf8'))).toEqual(compileWords())
})

function sameBytes(one: unknown, other: ArrayBufferView): boolean {
  if (!ArrayBuffer.isView(one) || one.constructor !== other.constructor) return false
  return bytesIn(one).equals(bytesIn(other))
}

const bytesIn = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer, byteOffset, byteLength)

const listed = (value: unknown) => (value instanceof Map ? [...value].flat() : value)
