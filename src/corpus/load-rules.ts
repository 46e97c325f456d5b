/** A user's own file of rules. */
import type { RuleFile } from '../boilerplate/checked-rules.js'
import { parseRules } from '../boilerplate/parse-rules.js'
import type { Rule } from '../boilerplate/rule.js'
import { SHARED_LISTS } from '../boilerplate/shared-lists.js'
import { DedupeError, reasonOf } from '../failure.js'
import { readGiven } from './given-file.js'

/** Reads and checks it; throws DedupeError, which names the file and, where one is wrong, the rule. */
export function loadRules(path: string): Rule[] {
  return parseRules(readRules(path), path, SHARED_LISTS)
}

/** The JSON of the file, not looked into. */
export function readRules(path: string): RuleFile {
  let text: string
  try {
    text = readGiven(path).toString('utf8')
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new DedupeError('bad-rules', `${path} is not JSON: ${reasonOf(error)}`)
  }
  return json as RuleFile
}
