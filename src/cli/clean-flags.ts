/** The options of `dedupe clean`, each declared once. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  type CleanOptions,
  DEFAULTS,
  EMIT,
  HANDLING,
  KEEP,
  LEVEL,
  MODE,
  markProblem,
  SCOPE,
} from '../options.js'
import { FORMATS, type Sink, sinks } from './formats.js'
import { memorySize } from './memory-size.js'
import { addRecordOptions, addTemp } from './record-options.js'

export interface CleanFlags
  extends Partial<Omit<CleanOptions, 'protectTexts' | 'out' | 'rules' | 'decisions'>> {
  readonly out?: string
  readonly protectText?: string[]
  readonly rules?: string[]
  readonly decisions?: string
  readonly maxRemoval?: number
  readonly exitZero?: boolean
  readonly format?: Sink[]
  readonly json?: boolean
  readonly quiet?: boolean
  readonly config?: string
  readonly filesFrom?: string
  readonly null?: boolean
}

export function addCleanOptions(command: Command): Command {
  addDeciding(command)
    .optionsGroup('What to write:')
    .option('-o, --out <dir>', 'the output folder (default: <name of the first path>.deduped)')
    .option('--dry-run', 'write no cleaned copy; with --out, write the report there')
    .option('--sample <n>', 'read only n documents, and estimate the rest from them; writes nothing', count)
    .option(
      '--mark <text>',
      "put this in the place of each passage cut out of a paragraph that stays, for instance '[…]'",
      mark,
    )
    .addOption(
      choice(
        '--emit <what>',
        'write cleaned text, removals as character spans in attributes/ beside whole text, or both',
        EMIT,
        DEFAULTS.emit,
      ),
    )
    .option('--keep-empty', 'write documents of which nothing is left as empty files')
    .option('--no-text', 'leave corpus text out of the report and the ledger; nothing can be restored then')
    .option('--no-html', 'write no report.html beside report.json')
    .option('--force', 'replace an output folder that is not ours, or whose originals changed')
  return addPrinting(addRunning(command)).option(
    '--max-removal <share>',
    'exit with 1 if more than this share of the words goes',
    share,
  )
}

/** What to read and how to decide: the same for all commands that judge documents. */
export function addDeciding(command: Command): Command {
  command
    .optionsGroup('What to read:')
    .option('--include <glob>', 'read files of other endings, too; may be repeated', repeatable)
    .option('--exclude <glob>', 'copy these files unread; may be repeated', repeatable)
    .option(
      '--against <path>',
      'a folder or an index of the corpus that these documents join: its text stays, theirs goes',
    )
  return addRecordOptions(command)
    .option('--allow-empty', 'accept that there is nothing to read')
    .optionsGroup('Which copy stays:')
    .addOption(choice('--keep <policy>', 'which document keeps a repeated text', KEEP, DEFAULTS.keep))
    .option(
      '--prefer <glob>',
      'documents whose text stays rather than that of others; may be repeated',
      repeatable,
    )
    .option('--protect <glob>', 'documents that lose nothing; may be repeated', repeatable)
    .option('--protect-text <file>', 'texts, one a line, that no removal takes; may be repeated', repeatable)
    .option('--decisions <file>', 'obey what was decided by hand in the page of an earlier report')
    .optionsGroup('What to remove:')
    .addOption(
      choice(
        '--scope <where>',
        'look for repeats in all text, within one document, or across two',
        SCOPE,
        DEFAULTS.scope,
      ),
    )
    .addOption(
      choice(
        '--level <what>',
        'drop whole documents only, blocks, or also passages inside blocks',
        LEVEL,
        DEFAULTS.level,
      ),
    )
    .addOption(
      number('--threshold <share>', 'share of a block that must stand elsewhere', DEFAULTS.threshold, share),
    )
    .addOption(number('--min-words <n>', 'words that a block needs to go alone', DEFAULTS.minWords, count))
    .addOption(number('--min-passage <n>', 'words that a passage needs to go', DEFAULTS.minPassage, count))
    .addOption(number('--ngram <n>', 'words in a row by which repeats are found', DEFAULTS.ngram, count))
    .optionsGroup('Boilerplate:')
    .addOption(
      choice(
        '--boilerplate <what>',
        'remove lines that belong to a site and not to its documents, only flag them, or leave them',
        HANDLING,
        DEFAULTS.boilerplate,
      ),
    )
    .addOption(
      choice(
        '--mode <how>',
        'make no guesses at boilerplate, flag what is guessed, or remove that as well',
        MODE,
        DEFAULTS.mode,
      ),
    )
    .option('--rules <file>', 'rules of your own beside those that ship; may be repeated', repeatable)
    .addOption(switchedOff())
    .option(
      '--site <regex>',
      "a document's site by its path: the first group, or the match (default: its folder)",
    )
}

export function addRunning(command: Command): Command {
  return addMemory(
    addTemp(command.optionsGroup('How to run:')).addOption(
      new Option(
        '--workers <n>',
        'threads that read and write files beside the main one (default: the cores)',
      ).argParser(threads),
    ),
  )
}

export function addMemory(command: Command): Command {
  return command.addOption(
    new Option(
      '--max-memory <size>',
      'what a run may take, like 2G: the rest goes to files in --temp (default: 3/4 of what is free)',
    ).argParser(memorySize),
  )
}

export function addPrinting(command: Command): Command {
  const printing = command
    .optionsGroup('What to print:')
    .option(
      '--format <form>',
      `what to print: ${FORMATS.join(', ')} (default: "text"); FORM=FILE writes a file; may be repeated`,
      sinks,
    )
    .option('--json', 'the same as --format json')
    .option('-q, --quiet', 'print no summary, notices or progress')
    .option('--exit-zero', 'exit with 0 where it would be 1')
  return addConfigFile(printing)
}

export function addConfigFile(command: Command): Command {
  return command.option(
    '--config <file>',
    'settings (default: dedupe.config.json, dedupe.config.js, or "dedupe" in package.json)',
  )
}

export function repeatable(value: string, before: string[] = []): string[] {
  return [...before, value]
}

/** Not what commander takes it for by its name: the negation of an option "rule". */
function switchedOff(): Option {
  const option = new Option(
    '--no-rule <name>',
    "switch off a rule that ships ('dedupe rules list'), a voice, a guess or 'repetition'; may be repeated",
  )
  option.negate = false
  return option.argParser(repeatable)
}

function choice<T extends string>(
  flags: string,
  description: string,
  choices: readonly T[],
  initial: T,
): Option {
  return new Option(flags, description).choices(choices).default(initial)
}

function number(
  flags: string,
  description: string,
  initial: number,
  parse: (value: string) => number,
): Option {
  return new Option(flags, description).default(initial).argParser(parse)
}

export function share(value: string): number {
  const parsed = Number(value)
  if (value.trim() !== '' && parsed >= 0 && parsed <= 1) return parsed
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}

function count(value: string): number {
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It must be a whole number, 1 or more.')
}

function threads(value: string): number {
  if (/^\d{1,3}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

function mark(value: string): string {
  const problem = markProblem(value)
  if (problem === null) return value
  throw new InvalidArgumentError(`${problem[0].toUpperCase()}${problem.slice(1)}.`)
}
