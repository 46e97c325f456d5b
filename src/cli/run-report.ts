/** What `dedupe report` does. */
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
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
import { rendered } from '../report/program-forms.js'
import { terminalSummary } from '../report/terminal.js'
import { pageOf } from '../report/terminal-page.js'
import { typedPath } from '../report/typed-path.js'
import { lookOf } from './colour.js'
import { DONE } from './failures.js'
import { isForPrograms } from './formats.js'
import { print, printText } from './output.js'
import { HTML, type Place } from './report.js'
import { writeSink } from './write-sink.js'

const NO_GATES = { failed: false, reasons: [] }

/** `path` as it was typed, - for standard input. */
export async function runReport(path: string, all: readonly Place[]): Promise<number> {
  return path === STDIN
    ? withPipedReport(process.stdin, (piped) => show(openOutput(piped), all))
    : show(openOutput(path), all)
}

async function show(output: Output, all: readonly Place[]): Promise<number> {
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
