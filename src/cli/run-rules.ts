/** What `dedupe rules` does. */
import { shippedRules } from '../boilerplate/shipped-rules.js'
import { testRules } from '../boilerplate/test-rules.js'
import { loadRules } from '../corpus/load-rules.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, FAILED } from './failures.js'
import { printText } from './output.js'

export async function runList(json: boolean): Promise<number> {
  const rules = shippedRules().map(({ name, language, patterns, matches }) => ({
    name,
    language,
    patterns: patterns.length,
    example: matches[0],
  }))
  if (json) {
    await printText(`${JSON.stringify(rules, null, 2)}\n`)
    return DONE
  }
  const width = Math.max(...rules.map(({ name }) => name.length))
  const lines = rules.map(
    ({ name, language, patterns, example }) =>
      `${name.padEnd(width)}  ${language}  ${String(patterns).padStart(3)}  ${safeName(example)}\n`,
  )
  await printText(lines.join(''))
  return DONE
}

export async function runTest(file: string): Promise<number> {
  const rules = loadRules(file)
  const failures = testRules(rules)
  for (const { rule, problem } of failures) process.stderr.write(`${safeName(`${rule}: ${problem}`)}\n`)
  if (failures.length > 0) {
    process.stderr.write(`${plural(failures.length, 'problem')} in ${safeName(file)}\n`)
    return FAILED
  }
  const examples = rules.reduce((sum, { matches, leaves }) => sum + matches.length + leaves.length, 0)
  await printText(`Tested ${plural(rules.length, 'rule')} on ${plural(examples, 'example')}: all hold.\n`)
  return DONE
}
