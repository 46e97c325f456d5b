/** `dedupe report`: a report that was written, in another form. */
import { type Command, InvalidArgumentError } from 'commander'
import { FORMATS, type Format, type Sink, sinks } from './formats.js'

const EXAMPLES = `
Examples:
  $ dedupe report seeds.deduped                       the summary again
  $ dedupe report seeds.deduped --format diff         what went, line by line
  $ dedupe report report.json --format sarif=a.sarif --format html=a.html
  $ dedupe check new --json | dedupe report -         from another program`

export const HTML = 'html'
const FORMS = [...FORMATS, HTML]
type Form = Format | typeof HTML

export interface Place {
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
      const { runReport } = await import('./run-report.js')
      ended(await runReport(path, format))
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
