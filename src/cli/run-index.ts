/** What `dedupe index` does. */
import { type BuiltIndex, buildIndex, checkIndex } from '../corpus/index-file/build-index.js'
import { isUnreadable, unreadableLine } from '../corpus/unreadable.js'
import { DedupeError } from '../failure.js'
import { createHost } from '../host.js'
import { isNotice } from '../report/notices.js'
import { plural, size } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, UNABLE } from './failures.js'
import { listedFiles, readInputs } from './inputs.js'
import { onInterrupt } from './interrupt.js'
import { printText } from './output.js'
import { progressFor } from './progress.js'
import { type RecordFlags, recordOptions } from './record-options.js'

export interface IndexFlags extends RecordFlags {
  readonly out?: string
  readonly add?: string
  readonly include?: string[]
  readonly exclude?: string[]
  readonly allowEmpty?: boolean
  readonly maxMemory?: number
  readonly quiet?: boolean
}

export async function runIndex(paths: readonly string[], flags: IndexFlags): Promise<number> {
  const quiet = flags.quiet === true
  const progress = progressFor(flags)
  const { out, add = null } = flags
  if (out === undefined)
    throw new DedupeError('no-out', 'No file for the index was named', 'See --out, as in -o archive.dedupe')
  progress.stage('Looking for files')
  const list = await listedFiles(paths, flags, process.stdin)
  const { maxMemory = null, temp = null } = flags
  const settings = { out, add, allowEmpty: flags.allowEmpty === true, maxMemory, temp }
  const built = await onInterrupt(async (signal) => {
    const host = createHost(progress, signal, process.availableMemory())
    const options = {
      ...recordOptions(flags),
      include: flags.include ?? [],
      exclude: flags.exclude ?? [],
      allowEmpty: settings.allowEmpty,
      out,
    }
    const { walk, close } = await readInputs(paths, list, { ...options, site: null }, host)
    try {
      return await buildIndex(paths, walk, settings, host)
    } finally {
      close()
    }
  })
  progress.done()
  const unreadable = built.skipped.filter(isUnreadable)
  if (!quiet) {
    for (const warning of built.warnings)
      process.stderr.write(`${isNotice(warning) ? 'Note' : 'Warning'}: ${safeName(warning.message)}\n`)
    await printText(`${summaryOf(built, out, add !== null)}\n`)
  }
  for (const entry of unreadable) process.stderr.write(`${safeName(unreadableLine(entry))}\n`)
  if (unreadable.length > 0) process.stderr.write(`${plural(unreadable.length, 'input')} could not be read\n`)
  return unreadable.length > 0 ? UNABLE : DONE
}

function summaryOf(built: BuiltIndex, out: string, adds: boolean): string {
  const { documents, words, bytes, added } = built
  const all = `${plural(documents, 'document')}, ${plural(words, 'word')}, ${size(bytes)}`
  return adds
    ? `Added ${plural(added, 'document')}: ${safeName(out)} holds ${all} in ${size(built.size)}.`
    : `Indexed ${all} in ${safeName(out)}, ${size(built.size)}.`
}

export async function runInfo(file: string, { json }: { readonly json?: boolean }): Promise<number> {
  const info = checkIndex(file)
  if (json) {
    await printText(`${JSON.stringify(info)}\n`)
    return DONE
  }
  const lines = [
    `${safeName(file)}: an index of ${plural(info.documents, 'document')} on ${plural(info.sites, 'site')}`,
    `  holds    ${plural(info.words, 'word')} in ${plural(info.blocks, 'block')} of ${size(info.bytes)}, in ${size(info.size)}`,
    `  made of  ${info.paths.map(safeName).join(', ')}`,
    `  made by  ${info.tool}, format ${info.version}, folding ${info.fold}, ICU ${info.icu}`,
  ]
  await printText(`${lines.join('\n')}\n`)
  return DONE
}
