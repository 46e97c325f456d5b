/** What `dedupe restore` does. */
import { basename, resolve } from 'node:path'
import { readManifest } from '../corpus/manifest.js'
import { otherForms } from '../corpus/packed/other-forms.js'
import { type Restored, restoreEach } from '../corpus/restore.js'
import { unreadInputs } from '../corpus/unread-inputs.js'
import { createHost, type Host } from '../host.js'
import { plural, size } from '../report/quantity.js'
import { safeName, shellWord } from '../report/safe-text.js'
import { DONE, UNABLE } from './failures.js'
import { onInterrupt } from './interrupt.js'
import { printText } from './output.js'
import { progressFor } from './progress.js'

export async function runRestore(folder: string, flags: { out?: string; quiet?: boolean }): Promise<number> {
  const target = flags.out ?? `${basename(resolve(folder)).replace(/\.deduped$/, '')}.restored`
  const progress = progressFor(flags)
  progress.stage('Restoring', readManifest(folder).files)
  const { files, bytes, refused } = await onInterrupt((signal) =>
    restored(restoreEach(folder, target), createHost(progress, signal)),
  )
  progress.done()
  for (const { message } of refused) process.stderr.write(`Not restored: ${safeName(message)}\n`)
  if (!flags.quiet) {
    const forms = otherForms(folder)
    await printText(
      `Restored ${plural(files, 'file')}, ${size(bytes)}, in ${shellWord(target)}.\n${forms === null ? '' : `${forms}\n`}`,
    )
    const unread = unreadInputs(folder)
    if (unread !== null) process.stderr.write(`Note: ${safeName(unread)}\n`)
  }
  if (refused.length > 0) process.stderr.write(`${plural(refused.length, 'file')} could not be restored\n`)
  return refused.length > 0 ? UNABLE : DONE
}

/** Goes through the files, and lets an interrupt be heard between two. */
async function restored(files: Generator<number, Restored>, host: Host): Promise<Restored> {
  let step = files.next()
  while (!step.done) {
    host.watcher.advance(1, step.value)
    try {
      await host.breathe()
    } catch (error) {
      // Clears what was written, and throws again.
      files.throw(error)
    }
    step = files.next()
  }
  return step.value
}
