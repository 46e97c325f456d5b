/** The program that the build writes is the one that the rules make. */
import { expect, test } from 'vitest'
import { compile } from '../../src/boilerplate/program.js'
import { programFromFile, programToFile } from '../../src/boilerplate/program-file.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'

test('rules come back from their file as they were compiled', () => {
  const rules = shippedRules()
  const file = JSON.parse(JSON.stringify(programToFile(rules, compile(rules))))
  expect(programFromFile(file)).toEqual(compile(rules))
  expect(file.rules).toEqual(rules.map(({ name, language, when }) => ({ name, language, when })))
})
