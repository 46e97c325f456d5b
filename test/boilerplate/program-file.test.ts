/** The program that the build writes is the one that the rules make. */
import { expect, test } from 'vitest'
import { compiledRules } from '../../src/boilerplate/compile-shipped.js'
import { compile } from '../../src/boilerplate/program.js'
import { programFromFile } from '../../src/boilerplate/program-file.js'
import { shippedRules } from '../../src/boilerplate/shipped-rules.js'

test('rules come back from their file as they were compiled', () => {
  const file = JSON.parse(JSON.stringify(compiledRules()))
  expect(programFromFile(file)).toEqual(compile(shippedRules()))
  expect(file.rules).toEqual(
    shippedRules().map(({ name, language, unit, when }) => ({ name, language, unit, when })),
  )
})
