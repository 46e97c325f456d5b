/** A file of rules, checked: what is wrong is told with the rule's name. rule.ts says what the file holds. */
import { DedupeError } from '../failure.js'
import { edgeOf } from './edges.js'
import { type Lists, leastWords, type Node, PatternError, parsePattern } from './pattern.js'
import { CONDITIONS, type Condition, type Pattern, RULES_VERSION, type Rule } from './rule.js'

/** So many words a pattern needs on each way through it: less would match what any text holds. */
const LEAST_WORDS = 1
/** A choice of so many words in a row is no pattern: it would take memory that no rule needs. */
const LONGEST_PATTERN = 2000
/** Lists that stand in one another: more is a mistake, and would be recursion without end. */
const DEEPEST_LISTS = 50

const HINT = "'dedupe rules test --help' shows how rules are written"

const NAME = /^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/
const FILE_KEYS = ['version', 'language', 'lists', 'rules']
const RULE_KEYS = ['name', 'patterns', 'when', 'matches', 'leaves']

type Fields = Readonly<Record<string, unknown>>

/**
 * The rules of a parsed JSON file. `shared` gives lists that every file may use. Throws DedupeError, naming `file`
 * and the rule.
 */
export function parseRules(json: unknown, file: string, shared: Fields = {}): Rule[] {
  const fail = (what: string): never => {
    throw new DedupeError('bad-rules', `${file}: ${what}`, HINT)
  }
  if (!isFields(json)) return fail('it must hold an object with "version", "language" and "rules"')
  for (const key of Object.keys(json)) if (!FILE_KEYS.includes(key)) fail(`"${key}" is not known`)
  const { version, language, lists = {}, rules } = json
  if (version !== RULES_VERSION) fail(`"version" must be ${RULES_VERSION}, not ${JSON.stringify(version)}`)
  if (typeof language !== 'string' || !/^[a-z]{2,3}$/.test(language))
    return fail('"language" must be a code such as "en"')
  if (!isFields(lists)) return fail('"lists" must be an object of lists')
  if (!Array.isArray(rules)) return fail('"rules" must be a list')
  const list = listReader({ ...shared, ...lists }, fail)
  for (const name of Object.keys(lists)) list(name)
  const names = new Set<string>()
  return rules.map((rule: unknown, at) => {
    const name = isFields(rule) ? rule.name : undefined
    if (!isFields(rule) || typeof name !== 'string' || !NAME.test(name))
      return fail(`rule ${at + 1} needs a "name" such as "paywall/log-in"`)
    const wrong = (what: string): never => fail(`rule "${name}": ${what}`)
    if (names.has(name)) wrong('the name stands twice')
    names.add(name)
    return { name, language, ...parseRule(rule, list, wrong) }
  })
}

function parseRule(
  rule: Fields,
  list: Lists,
  wrong: (what: string) => never,
): Omit<Rule, 'name' | 'language'> {
  for (const key of Object.keys(rule)) if (!RULE_KEYS.includes(key)) wrong(`"${key}" is not known`)
  const { when = [] } = rule
  const strange = texts(when)?.find((one) => !CONDITIONS.includes(one as Condition))
  if (texts(when) === null || strange !== undefined)
    wrong(
      `"when" must be a list of ${CONDITIONS.join(', ')}${strange === undefined ? '' : `, not "${strange}"`}`,
    )
  const some = (key: 'patterns' | 'matches' | 'leaves') => {
    const given = texts(rule[key])
    return given !== null && given.length > 0 ? given : wrong(`"${key}" must be a list of one or more texts`)
  }
  // The sign © says as much as a word does.
  const needsWord = !texts(when)?.includes('copyright')
  const patterns = some('patterns').map((text): Pattern => {
    try {
      return { text, node: checked(parsePattern(text, list), needsWord) }
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      return wrong(`pattern "${text}": ${error.message}`)
    }
  })
  return {
    when: when as Condition[],
    patterns,
    matches: some('matches'),
    leaves: some('leaves'),
  }
}

/** Patterns that would match nearly everything, or could not be found by a word at one of their ends, are refused. */
function checked(node: Node, needsWord: boolean): Node {
  if (sizeOf(node) > LONGEST_PATTERN) throw new PatternError(`it has more than ${LONGEST_PATTERN} parts`)
  if (needsWord && leastWords(node) < LEAST_WORDS) throw new PatternError('it can match without any word')
  if (edgeOf(node, false).wild && edgeOf(node, true).wild)
    throw new PatternError('it must begin or end with words or a number, not with gaps or names at both ends')
  return node
}

/** By node: lists of lists are small in memory and huge as a program, and only their size is asked before they are refused. */
const sizes = new WeakMap<Node, number>()

function sizeOf(node: Node): number {
  const known = sizes.get(node)
  if (known !== undefined) return known
  let size = 1
  if ('nodes' in node) for (const one of node.nodes) size += sizeOf(one)
  else if ('node' in node) size += sizeOf(node.node)
  sizes.set(node, size)
  return size
}

/** Lists may name others; each is read once, and one that leads to itself is refused. */
function listReader(lists: Fields, fail: (what: string) => never): Lists {
  const read = new Map<string, Node | null>()
  let depth = 0
  const list = (name: string): Node | undefined => {
    if (!Object.hasOwn(lists, name)) return undefined
    const known = read.get(name)
    if (known === null) return fail(`list "${name}" names itself`)
    if (known !== undefined) return known
    read.set(name, null)
    depth += 1
    if (depth > DEEPEST_LISTS) fail(`list "${name}" stands in more than ${DEEPEST_LISTS - 1} others`)
    const entries = texts(lists[name])
    if (entries === null || entries.length === 0) return fail(`list "${name}" must hold one or more texts`)
    try {
      // A set: of a list that is named twice the choices count once.
      const nodes = [...new Set(entries.map((entry) => parsePattern(entry, list)).flatMap(choices))]
      const node: Node = nodes.length === 1 ? nodes[0] : { kind: 'choice', nodes }
      if (leastWords(node, 1) === 0) fail(`list "${name}" holds an entry without a word or a number`)
      read.set(name, node)
      depth -= 1
      return node
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      return fail(`list "${name}": ${error.message}`)
    }
  }
  return list
}

const choices = (node: Node): readonly Node[] => (node.kind === 'choice' ? node.nodes : [node])

function texts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one.trim() !== '')
    ? value
    : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
