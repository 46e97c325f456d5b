/** `dedupe rules`: a file of rules against its own examples. */
import type { Command } from 'commander'
import { testRules } from '../boilerplate/test-rules.js'
import { loadRules } from '../corpus/load-rules.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, FAILED } from './failures.js'
import { printText } from './output.js'

const EXAMPLES = `
A file of rules:
  { "version": 1, "language": "en",
    "lists": { "letter": ["newsletter", "mailing list"] },
    "rules": [
      { "name": "subscribe/newsletter",
        "patterns": ["sign up (for|to) [our|the] ...2 {letter}"],
        "matches": ["Sign up for our weekly newsletter"],
        "leaves": ["Sign up for the newsletter, the union told its members in 1998."] } ] }

  A pattern speaks of all words of a sentence, without case, accents or punctuation:
    (a|b c)  one of these        (a|b)+  one or more, (a|b)* none or more
    [a|b]    one of these, or nothing    ...3  at most three words
    #        a number            <name>  a name, with capitals or as example.org
    {letter} one of the list
  "unit": "sentence" lets a sentence go out of a short block that stays; by default a block goes only whole.
  "when" names what else must hold: alone, stopped, unstopped, colon, bracketed, pointing, copyright, capitals.

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
