/** `dedupe report`: a report that was written, in another form. */
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Command, InvalidArgumentError } from 'commander'
import { type Output, openOutput } from '../corpus/find-occurrence.js'
import { PAGE } from '../corpus/manifest.js'
import { native } from '../corpus/names.js'
import { writePage } from '../corpus/page-again.js'
import { STDIN, withPipedReport } from '../corpus/piped-report.js'
import { rebuiltDiffs } from '../corpus/rebuilt-diffs.js'
import { readReport } from '../corpus/report-records.js'
import { DedupeError } from '../failure.js'
import type { Report } from '../model.js'
import { diffText } from '../report/diff-text.js'
import { terminalSummary } from '../report/terminal.js'
import { pageOf } from '../report/terminal-page.js'
import { typedPath } from '../report/typed-path.js'
import { lookOf } from './colour.js'
import { DONE } from './failures.js'
import { FORMATS, type Format, isForPrograms, rendered, type Sink, sinks, writeSink } from './formats.js'
import { print, printText } from './output.js'

const EXAMPLES = `
Examples:
  $ dedupe report seeds.deduped                       the summary again
  $ dedupe report seeds.deduped --format diff         what went, line by line
  $ dedupe report report.json --format sarif=a.sarif --format html=a.html
  $ dedupe check new --json | dedupe report -         from another program`

const HTML = 'html'
const FORMS = [...FORMATS, HTML]
type Form = Format | typeof HTML

interface Place {
  readonly form: Form
  /** Null for stdout. */
  readonly file: string | null
}

export function addReport(program: Command, ended: (code: number) => void): void {
  program
    .command('report')
    .summary('show a report again, in another form')
    .description(
      'Show a report again, in another form. A report alone has places and first words, and no texts.',
    )
    .argument('<dir>', 'an output folder of dedupe; or a report.json, - for standard input')
    .option(
      '--format <form>',
      `what to print: ${FORMS.join(', ')} (default: "text"); FORM=FILE writes a file; may be repeated`,
      places,
    )
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, { format = [] }: { readonly format?: Place[] }) => {
      const run = (output: Output) => runReport(output, format)
      ended(
        path === STDIN
          ? await withPipedReport(process.stdin, (piped) => run(openOutput(piped)))
          : await run(openOutput(path)),
      )
    })
}

function places(value: string, before: readonly Place[] = []): Place[] {
  const [name, ...rest] = value.split('=')
  const added: Place =
    name === HTML
      ? { form: HTML, file: rest.length === 0 ? null : rest.join('=') }
      : placeOf(sinks(value, undefined, FORMS)[0])
  if (added.file === '') throw new InvalidArgumentError(`A file must follow, as in ${name}=report.${name}.`)
  const all = [...before, added]
  if (all.filter(({ file }) => file === null).length > 1)
    throw new InvalidArgumentError(
      `stdout shows ${before.find(({ file }) => file === null)?.form} already; name a file.`,
    )
  return all
}

function placeOf({ format, file }: Sink): Place {
  return { form: format, file }
}

const NO_GATES = { failed: false, reasons: [] }

async function runReport(output: Output, all: readonly Place[]): Promise<number> {
  const report = readReport(output.report)
  const fileOf = typedPath(report.run.paths)
  for (const { form, file } of all) {
    if (file === null) continue
    if (form === HTML) writePage(file, report)
    else if (isForPrograms(form)) await writeSink(file, rendered(report, form, fileOf, NO_GATES))
  }
  const { form } = all.find(({ file }) => file === null) ?? { form: all.length === 0 ? 'text' : null }
  if (form === null) return DONE
  if (form === HTML) await printPage(output, report)
  else if (form === 'diff') await printDiff(output, report)
  else if (form === 'text')
    await printText(
      terminalSummary(
        report,
        { out: null, dryRun: isDry(report), check: true },
        lookOf(process.env, process.stdout),
      ),
    )
  else await print(Readable.from(rendered(report, form, fileOf, NO_GATES)))
  return DONE
}

/** Whether nothing was removed: the words say what would happen. */
function isDry({ run }: Report): boolean {
  return run.options.dryRun === true
}

/** The page as the run wrote it, with its texts, where it is there. */
async function printPage({ folder }: Output, report: Report): Promise<void> {
  if (folder !== null && existsSync(native(join(folder, PAGE))))
    return print(createReadStream(native(join(folder, PAGE))))
  const place = mkdtempSync(join(tmpdir(), 'dedupe-page-'))
  try {
    writePage(join(place, PAGE), report)
    await print(createReadStream(join(place, PAGE)))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function printDiff({ folder, noTexts }: Output, report: Report): Promise<void> {
  if (folder === null)
    throw new DedupeError('no-text', `There is no diff to show: ${noTexts}`, 'Name an output folder')
  const look = lookOf(process.env, process.stdout)
  const paint = look.colour || process.stdout.isTTY ? pageOf(look, false).paint : null
  return print(Readable.from(diffText(rebuiltDiffs(folder, report, paint !== null), paint)))
}
