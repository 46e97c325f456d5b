/** `dedupe explain`: one group, or what was found at a place, with the texts side by side and the decision. */
import type { Command } from 'commander'
import type { ExplainFlags } from './run-explain.js'

const EXAMPLES = `
Examples:
  $ dedupe explain seeds.deduped news/a.txt:12   why this line went, or stayed
  $ dedupe explain seeds.deduped news/a.txt      all that repeats in a document
  $ dedupe explain seeds.deduped 3f2a91c0        a group, by its id or its start
  $ dedupe explain seeds.deduped nav/read-more   all that went by a boilerplate rule`

export function addExplain(program: Command, ended: (code: number) => void): void {
  program
    .command('explain')
    .summary('show why a text went or stayed, beside what it repeats')
    .description('Show a repeated text: every occurrence, what differs, and what decided.')
    .argument(
      '<dir>',
      'an output folder of dedupe; or a report.json, - for standard input, which has no texts to show',
    )
    .argument(
      '<what>',
      'PATH:LINE of an original, PATH for all of a document, a group id, or a boilerplate rule',
    )
    .option('--json', 'print the groups with their texts as JSON, one a line')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, what: string, flags: ExplainFlags) => {
      const { runExplain } = await import('./run-explain.js')
      ended(await runExplain(path, what, flags))
    })
}
