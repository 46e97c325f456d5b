/** Options that changed nothing say so (law 10): a person who sets one believes that it did something. */

import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { RuleFile } from '../boilerplate/checked-rules.js'
import { isGuess } from '../boilerplate/rule.js'
import type { Bytes } from '../columns/column.js'
import type { ReadDocument } from '../corpus/first-read.js'
import { CUT, REMOVED } from '../decide/verdicts.js'
import type { Warning } from '../model.js'
import { type CleanOptions, DEFAULTS } from '../options.js'
import { siteExpression, siteIn } from '../site-expression.js'

export function idleOptions(
  documents: readonly ReadDocument[],
  verdict: Bytes,
  boilerplate: Boilerplate | null,
  options: CleanOptions,
): Warning[] {
  const warnings: Warning[] = []
  const idle = (message: string) => warnings.push({ code: 'option-no-effect', message })
  if (options.scope === 'within' && options.against !== null)
    idle('--against changed nothing: --scope within compares each document with itself')
  if (options.scope === 'across' && documents.length === 1 && options.against === null) {
    idle('--scope across compares documents with each other, and there is only one')
  }
  const emptied = documents.some(
    ({ firstBlock, blocks }) =>
      blocks > 0 && verdict.read(firstBlock, firstBlock + blocks).every((one) => one === REMOVED),
  )
  const isCut = documents.some(({ firstBlock, blocks }) =>
    verdict.read(firstBlock, firstBlock + blocks).includes(CUT),
  )
  if (options.keepEmpty && !emptied) idle('--keep-empty changed nothing: no document was emptied')
  if (options.emit !== 'text' && (options.out === null || options.dryRun))
    idle(`--emit ${options.emit} changed nothing: this run writes no texts`)
  else if (options.emit === 'spans') {
    if (options.mark !== null) idle('--mark changed nothing: --emit spans leaves all texts whole')
    if (options.keepEmpty) idle('--keep-empty changed nothing: --emit spans leaves all texts whole')
  }
  if (options.mark !== null && !isCut) idle('--mark changed nothing: no passage was cut out of a paragraph')
  if (options.site !== null) idleSite(documents, options.site, idle)
  idleBoilerplate(boilerplate, options, idle, warnings)
  return warnings
}

function idleSite(documents: readonly ReadDocument[], site: string, idle: (message: string) => void): void {
  const expression = siteExpression(site)
  const sites = documents.map(({ path }) => siteIn(expression, path))
  // A record's site is sought in its address, which is not held.
  if (documents.length === 0 || documents.some(({ file }) => file.record !== undefined)) return
  if (sites.every((one) => one === null))
    idle(`--site ${site} matches no path: the site of each document is its folder`)
  else if (sites.every((one) => one === ''))
    idle(`--site '${site}' matches nothing but empty text: all documents are one site without a name`)
}

function idleBoilerplate(
  boilerplate: Boilerplate | null,
  { boilerplate: handling, mode, rules, noRule, site, level }: CleanOptions,
  idle: (message: string) => void,
  warnings: Warning[],
): void {
  const given = [
    ...(handling === 'flag' ? ['--boilerplate flag'] : []),
    ...(mode === DEFAULTS.mode ? [] : [`--mode ${mode}`]),
    ...(rules.length > 0 ? ['--rules'] : []),
    ...(noRule.length > 0 ? ['--no-rule'] : []),
  ]
  if (boilerplate === null) {
    const why = level === 'document' ? '--level document leaves boilerplate alone' : '--boilerplate is off'
    for (const option of given) idle(`${option} changed nothing: ${why}`)
    if (level === 'document' && handling === 'remove')
      warnings.push({
        code: 'rules-not-tried',
        message: '--level document leaves boilerplate alone: no rule was tried',
      })
    if (site !== null && handling === 'off') idle(`--site changed nothing but the report: ${why}`)
    return
  }
  if (handling === 'flag' && mode === 'aggressive')
    idle('--mode aggressive removes nothing with --boilerplate flag')
  else if (mode === 'aggressive' && !boilerplate.lines.some(({ rule }) => rule !== null && isGuess(rule)))
    idle('--mode aggressive changed nothing: there is nothing to guess')
  const texts = rules.map((file) => JSON.stringify(file))
  if (new Set(texts).size < texts.length) idle('--rules names the same rules twice')
  if (rules.length > 0) {
    const names = new Set(rules.flatMap((file) => namesOf(file)))
    const used = boilerplate.lines.some(({ rule }) => rule !== null && names.has(rule))
    if (!used) idle('--rules changed nothing: no text matches a rule of yours')
  }
}

/** Checked files hold rules with names. */
function namesOf(file: RuleFile): string[] {
  return (file.rules as readonly { readonly name: string }[]).map(({ name }) => name)
}
