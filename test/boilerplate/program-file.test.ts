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
  expect(programFromFile(file)).toEqual(compile(rules))
  expect(file.rules).toEqual(rules.map(({ name, language, when }) => ({ name, language, when })))
})

test('words of sites are written as they are read', () => {
  const built = new URL('../../dist/boilerplate/site-words.compiled.json', import.meta.url)
  expect(JSON.parse(readFileSync(built, 'utf8'))).toEqual(compileWords())
})
