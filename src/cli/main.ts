/** The command line: one file a command; here they are put together and errors become exit codes. */
import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { native } from '../corpus/names.js'
import { reasonOf } from '../failure.js'
import { TOOL } from '../report/tool.js'
import { addBaseline } from './baseline.js'
import { addCheck } from './check.js'
import { addClean, EXAMPLES } from './clean.js'
import { addConfig } from './config-command.js'
import { addExplain } from './explain.js'
import { DONE, errorLine, tell, UNABLE } from './failures.js'
import { addHelp } from './help-command.js'
import { addIndex } from './index-command.js'
import { nearCommand } from './near-command.js'
import { flushed } from './output.js'
import { addReport } from './report.js'
import { addRestore } from './restore.js'
import { addRules } from './rules.js'
import { addVerify } from './verify.js'

/** Runs the program with its arguments (without `node` and the script); answers with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let code = DONE
  // A reader that closes the pipe has seen enough: that is no error of ours, wherever it is noticed.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  const ended = (end: number) => {
    code = end
  }
  const program = new Command('dedupe')
    .description(
      'Find every repeated passage in a folder of scraped text; leave a cleaned copy, a report and a way back.',
    )
    .version(TOOL.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    // Commands inherit it: one form of error lines, whoever finds the fault.
    .configureOutput({ outputError: (text, write) => write(errorLine(sentence(text))) })
    .showHelpAfterError('Run with --help for all options and examples.')
    .usage('[command] <path...>')
    .addHelpText('after', `\n'dedupe clean --help' lists the options of the default command.\n${EXAMPLES}`)
    .exitOverride()
  addClean(program, ended)
  addBaseline(program, ended)
  addCheck(program, ended)
  addConfig(program, ended)
  addExplain(program, ended)
  addIndex(program, ended)
  addReport(program, ended)
  addRestore(program, ended)
  addRules(program, ended)
  addVerify(program, ended)
  for (const command of [program, ...program.commands]) if (command.commands.length > 0) addHelp(command)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) code = tell(error)
    else code = error.exitCode === 0 ? DONE : UNABLE
    const [word = ''] = args
    const meant = isOfMissing(error, word) ? nearCommand(word, program.commands.map(nameOf)) : null
    if (meant !== null) process.stderr.write(`Did you mean 'dedupe ${meant}'?\n`)
  }
  for (const stream of [process.stdout, process.stderr]) await flushed(stream)
  return code
}

/** An error of commander's, `error: unknown option ...`, as ours begin. */
function sentence(text: string): string {
  return text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())
}

const nameOf = (command: Command): string => command.name()

/** Whether it came of a word that is no path either: the default command read it as one, and its options as its own. */
function isOfMissing(error: unknown, word: string): boolean {
  const { code } = error as { code?: unknown }
  return (code === 'no-such-path' || code === 'commander.unknownOption') && !existsSync(native(word))
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  process.stderr.write(errorLine(`Cannot print: ${reasonOf(error)}\n`))
  process.exit(UNABLE)
}
