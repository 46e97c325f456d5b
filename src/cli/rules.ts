/** `dedupe rules`: a file of rules against its own examples. */
import type { Command } from 'commander'
import { testRules } from '../boilerplate/test-rules.js'
import { loadRules } from '../corpus/load-rules.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, FAILED } from './failures.js'
import { printText } from './output.js'

const EXAMPLES = `
Examples:
  $ dedupe rules test my-rules.json   exit code 0 if every rule matches and leaves what it says, else 1`

export function addRules(program: Command, ended: (code: number) => void): void {
  const rules = program
    .command('rules')
    .summary('test rules of your own')
    .description('Work with rules of your own for boilerplate.')
  rules
    .command('test')
    .summary('run the examples of a file of rules')
    .description('Run the examples of a file of rules: what each rule must match and what it must leave.')
    .argument('<file>', 'a JSON file of rules')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string) => ended(await runTest(file)))
}

async function runTest(file: string): Promise<number> {
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
