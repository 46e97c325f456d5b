/** Options of all commands that read texts: lists of files, and where in records the texts are. */
import type { Command } from 'commander'
import type { ExpandOptions } from '../corpus/records/expand.js'

export interface ListFlags {
  readonly filesFrom?: string
  readonly null?: boolean
}

export interface RecordFlags extends ListFlags {
  readonly textField?: string
  readonly idField?: string
  readonly urlField?: string
  readonly dateField?: string
  readonly temp?: string
}

export function addRecordOptions(command: Command): Command {
  return command
    .option('--files-from <list>', 'read the files that a list names, one a line; - for standard input')
    .option('-0, --null', 'names in that list end with a zero byte, as find -print0 writes them')
    .option('--text-field <name>', 'field of records that holds the text (default: text, content, body ...)')
    .option('--id-field <name>', 'field that names a record (default: id, _id, doc_id ...)')
    .option('--url-field <name>', 'field with the address, whose host is the site (default: url, link ...)')
    .option('--date-field <name>', 'field with the date, ISO 8601 (default: date, published ...)')
}

export function addTemp(command: Command): Command {
  return command.option(
    '--temp <dir>',
    "where what does not fit into memory, and texts of records, lie meanwhile (default: the system's temporary folder)",
  )
}

export function recordOptions(flags: RecordFlags): Omit<ExpandOptions, 'site'> {
  const { textField = null, idField = null, urlField = null, dateField = null, temp = null } = flags
  return { textField, idField, urlField, dateField, temp }
}

/** A command that reads texts needs a path, or a list of them. Throws as commander does for a missing argument. */
export function requirePaths(command: Command, paths: readonly string[], { filesFrom }: ListFlags): void {
  if (paths.length > 0 || filesFrom !== undefined) return
  const [argument] = command.registeredArguments
  command.error(`error: missing required argument '${argument.name()}'`, {
    code: 'commander.missingArgument',
  })
}
