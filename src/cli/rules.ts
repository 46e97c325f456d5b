/** `dedupe rules`: a file of rules against its own examples. */
import type { Command } from 'commander'

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
  A block goes only whole: all of its sentences must match. "when" lists what else must hold:
    alone      the match is all of its block
    stopped    the sentence ends with a stop, ! or ?; unstopped: it does not, as labels do not
    colon      it ends with a colon
    bracketed  the block stands in brackets
    pointing   the block holds an arrow or an address
    copyright  the block holds the sign ©
    capitals   every word of the match but its first has a capital
    topical    in a sentence that ends with a stop or a colon, what a gap or a name took is not all that speaks of
               sites: "Read also the newsletter." and not "Read also the old letters."
    company    the document holds other boilerplate; elsewhere the rule takes blocks beside some alone
  A rule "guess/..." only guesses; one that ends in "/general" takes blocks beside other boilerplate.

Examples:
  $ dedupe rules test my-rules.json   exit code 0 if every rule matches and leaves what it says, else 1`

const LIST_EXAMPLES = `
Examples:
  $ dedupe rules list | grep newsletter
  $ dedupe seeds --no-rule subscribe/newsletter   clean without that rule, in whatever language
  $ dedupe seeds --no-rule repetition             take no line for boilerplate because many documents have it`

export function addRules(program: Command, ended: (code: number) => void): void {
  const rules = program
    .command('rules')
    .summary('list rules, or test your own')
    .description('Rules for boilerplate: those that ship, and your own.')
  rules
    .command('list')
    .summary('name the rules that ship')
    .description(
      'Name the rules that ship: in which language, with how many patterns, and an example of each.',
    )
    .option('--json', 'as JSON: a list of objects')
    .addHelpText('after', LIST_EXAMPLES)
    .action(async ({ json }: { readonly json?: true }) => {
      const { runList } = await import('./run-rules.js')
      ended(await runList(json === true))
    })
  rules
    .command('test')
    .summary('run the examples of a file of rules')
    .description('Run the examples of a file of rules: what each rule must match and what it must leave.')
    .argument('<file>', 'a JSON file of rules')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string) => {
      const { runTest } = await import('./run-rules.js')
      ended(await runTest(file))
    })
}
