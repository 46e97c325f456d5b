/** What the options of `dedupe clean` come to. */
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import picomatch from 'picomatch'
import { checkRuleName } from '../boilerplate/all-rules.js'
import { checkedRules, type RuleFile } from '../boilerplate/checked-rules.js'
import { readGiven } from '../corpus/given-file.js'
import { loadDecisions } from '../corpus/load-decisions.js'
import { readRules } from '../corpus/load-rules.js'
import { native } from '../corpus/names.js'
import { STDIN } from '../corpus/walk.js'
import { DedupeError, reasonOf } from '../failure.js'
import { type CleanOptions, DEFAULTS } from '../options.js'
import { siteExpression } from '../site-expression.js'
import type { CleanFlags } from './clean-flags.js'

/** Throws DedupeError where a file of texts or rules cannot be read, or a rule fails its own examples. */
export function cleanOptions(paths: readonly string[], flags: CleanFlags): CleanOptions {
  const {
    protectText = [],
    rules = [],
    decisions,
    out,
    format: _format,
    json: _json,
    quiet: _quiet,
    config: _config,
    filesFrom,
    null: _null,
    maxRemoval: _max,
    exitZero: _zero,
    ...given
  } = flags
  const dryRun = flags.dryRun === true || flags.sample !== undefined
  given.noRule?.forEach(checkRuleName)
  if (given.site !== undefined && given.site !== null) siteExpression(given.site)
  return {
    ...DEFAULTS,
    ...given,
    dryRun,
    out: out ?? (dryRun ? null : defaultOut(paths[0] ?? filesFrom)),
    protectTexts: protectText.flatMap(readTexts),
    rules: rules.map(loadChecked),
    decisions: decisions === undefined ? null : loadDecisions(decisions),
  }
}

function loadChecked(path: string): RuleFile {
  const file = readRules(path)
  checkedRules(file, path)
  return file
}

function readTexts(path: string): string[] {
  try {
    const lines = readGiven(path).toString('utf8').split(/\r?\n/)
    return lines.filter((line) => line.trim() !== '')
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path} of --protect-text: ${reasonOf(error)}`)
  }
}

/** In the current folder, whatever folder the input is in; for a glob after the folder it starts from. */
function defaultOut(path = STDIN): string {
  if (path === STDIN) return 'stdin.deduped'
  const { base, isGlob } = picomatch.scan(path)
  const named = isGlob && !existsSync(native(path)) ? base || '.' : path
  return `${basename(resolve(named)) || 'root'}.deduped`
}
