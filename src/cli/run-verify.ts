/** What `dedupe verify` does. */
import { readManifest } from '../corpus/manifest.js'
import { otherForms } from '../corpus/packed/other-forms.js'
import { verifyOutput } from '../corpus/packed/verify-output.js'
import { unreadInputs } from '../corpus/unread-inputs.js'
import { plural, size, thousands } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { DONE, FAILED } from './failures.js'
import { printText } from './output.js'
import { progressFor } from './progress.js'

export interface VerifyFlags {
  readonly temp?: string
  readonly quiet?: boolean
}

/** Problems that are told one by one. */
const SHOWN = 20

export async function runVerify(folder: string, flags: VerifyFlags): Promise<number> {
  const progress = progressFor(flags)
  const { files: total, text } = readManifest(folder)
  progress.stage('Verifying', total)
  const verified = await verifyOutput(folder, (length) => progress.advance(1, length), flags.temp)
  const { files, bytes, removals, boilerplate, against, counted, unproven, problems } = verified
  progress.done()
  for (const problem of problems.slice(0, SHOWN)) process.stderr.write(`${safeName(problem)}\n`)
  if (problems.length > SHOWN) process.stderr.write(`... and ${problems.length - SHOWN} more\n`)
  if (problems.length > 0) {
    const what = removals === null ? 'is not what was written' : 'removes what is not proven'
    process.stderr.write(`${plural(problems.length, 'problem')}: ${safeName(folder)} ${what}\n`)
    return FAILED
  }
  const proven = text
    ? `every one can be rebuilt byte for byte, and ${unproven > 0 ? provenOf(removals ?? 0, unproven) : proofOf((removals ?? 0) - (boilerplate ?? 0), boilerplate ?? 0)}`
    : 'all that stays is as it was written; it was made with --no-text: it cannot be restored, nor can it be ' +
      'proven that what was removed stands elsewhere'
  const beside = against === null ? '' : ` ${againstOf(against, counted, unproven)}`
  if (flags.quiet) return DONE
  const forms = text ? otherForms(folder) : null
  await printText(
    `Verified ${plural(files, 'file')}, ${size(bytes)}: ${proven}.${beside}\n${forms === null ? '' : `${forms}\n`}`,
  )
  const unread = unreadInputs(folder)
  if (unread !== null) process.stderr.write(`Note: ${safeName(unread)}\n`)
  return DONE
}

/** By what it was proven that text stands in the corpus that the output was judged against. */
function againstOf(against: 'texts' | 'index', counted: number, unproven: number): string {
  if (unproven > 0)
    return `Not proven: ${plural(unproven, 'removal')} for what stands in packed files of --against, which are not unpacked again.`
  if (against === 'texts') return 'What stands in the corpus of --against was proven by its texts.'
  const rest = `${plural(counted, 'removal')} of boilerplate ${counted === 1 ? 'rests' : 'rest'} on what was counted there`
  return `What stands in the corpus of --against was proven by the hashes of words in its index${counted === 0 ? '' : `; ${rest}`}.`
}

function provenOf(proven: number, unproven: number): string {
  return `${thousands(proven)} of ${thousands(proven + unproven)} removals ${proven === 1 ? 'is' : 'are'} proven`
}

function proofOf(removals: number, boilerplate: number): string {
  const frame = `${plural(boilerplate, 'removal')} of boilerplate ${boilerplate === 1 ? 'is' : 'are'} proven`
  if (boilerplate === 0) return copies(removals)
  return removals === 0 ? frame : `${copies(removals)}, ${frame}`
}

function copies(removals: number): string {
  if (removals === 0) return 'no copy was removed'
  return removals === 1
    ? 'the removed copy stands elsewhere'
    : `all ${thousands(removals)} removed copies are covered by text that stays`
}
