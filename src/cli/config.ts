/**
 * Settings of a project: `dedupe.config.json`, `dedupe.config.js`, or the field `dedupe` of package.json in the current
 * folder, the first of them that is there. Each key is a long option in camel case and is checked as the option is; what
 * is typed wins.
 */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Command, InvalidArgumentError, type Option } from 'commander'
import { readGiven } from '../corpus/given-file.js'
import { native } from '../corpus/names.js'
import { DedupeError, reasonOf } from '../failure.js'
import { nearCommand } from './near-command.js'

export interface Config {
  /** As a person names it. */
  readonly file: string
  readonly values: Readonly<Record<string, unknown>>
}

/** The source that commander holds of a value that a settings file gave. */
export const FROM_CONFIG = 'config'

const JSON_FILE = 'dedupe.config.json'
const SCRIPT = 'dedupe.config.js'
const PACKAGE = 'package.json'

/** What a settings file cannot say: where the settings are, and what is for one moment. */
const NOT_SET: readonly string[] = ['config', 'help', 'force']

/** What an index takes of them: how the corpus of --against is read, so that an index says what its folder says. */
const OF_CORPUS: readonly string[] = [
  'include',
  'allowEmpty',
  'textField',
  'idField',
  'urlField',
  'dateField',
  'temp',
  'maxMemory',
  'quiet',
]

/**
 * Gives a command the settings of `--config`, or else of the current folder, where no flag was typed. Null where there
 * are none. Throws DedupeError for a file that cannot be read, and for a key or value that no option has.
 */
export async function configure(command: Command): Promise<Config | null> {
  const config = await readConfig(command.opts().config as string | undefined)
  if (config === null) return null
  const options = new Map(settings(command).map((option) => [option.attributeName(), option]))
  for (const [key, value] of Object.entries(config.values)) {
    const option = options.get(key)
    if (option === undefined && ofOthers(command).includes(key)) continue
    if (option === undefined) {
      const names = [...options.keys()]
      const near = nearCommand(key, [...names, ...ofOthers(command)])
      const hint = near === null ? `There are ${names.join(', ')}` : `Did you mean '${near}'?`
      throw new DedupeError('bad-config', `${config.file} has no setting '${key}'`, hint)
    }
    const checked = checkedValue(option, value, `${config.file}: '${key}'`)
    const source = command.getOptionValueSource(key)
    if (source === undefined || source === 'default')
      command.setOptionValueWithSource(key, checked, FROM_CONFIG)
  }
  return config
}

/** Commands that share the settings of a project: what only one of them knows is nothing to the others. */
const SHARING = new Set(['clean', 'check', 'write', 'prune', 'config', 'index'])

/** The settings that other commands know. */
function ofOthers(command: Command): readonly string[] {
  if (!SHARING.has(command.name())) return []
  let root = command
  while (root.parent !== null) root = root.parent
  return root.commands
    .filter((one) => SHARING.has(one.name()))
    .flatMap((one) => settings(one).map((option) => option.attributeName()))
}

/** The options of a command that a settings file may set. */
export function settings(command: Command): Option[] {
  const isIndex = command.name() === 'index'
  return command.options.filter((option) => {
    const name = option.attributeName()
    return isIndex ? OF_CORPUS.includes(name) : !NOT_SET.includes(name)
  })
}

async function readConfig(given: string | undefined): Promise<Config | null> {
  if (given !== undefined) return { file: given, values: checkedFile(given, await contentOf(given)) }
  for (const file of [JSON_FILE, SCRIPT]) {
    if (existsSync(file)) return { file, values: checkedFile(file, await contentOf(file)) }
  }
  if (!existsSync(PACKAGE)) return null
  const content = await contentOf(PACKAGE)
  const field = isRecord(content) ? content.dedupe : undefined
  if (field === undefined) return null
  const file = `"dedupe" of ${PACKAGE}`
  return { file, values: checkedFile(file, field) }
}

async function contentOf(file: string): Promise<unknown> {
  try {
    if (/\.[cm]?js$/.test(file)) {
      // What cannot be found is told by its name, and not as a module.
      statSync(native(file))
      const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown }
      return module.default
    }
    return JSON.parse(
      readGiven(file)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    ) as unknown
  } catch (error) {
    throw new DedupeError('bad-config', `Cannot read ${file}: ${reasonOf(error)}`)
  }
}

function checkedFile(file: string, content: unknown): Config['values'] {
  if (isRecord(content)) return content
  throw new DedupeError('bad-config', `${file} holds no settings: an object is needed`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as the option would have it from the command line. */
function checkedValue(option: Option, value: unknown, name: string): unknown {
  const refuse = (why: string) =>
    new DedupeError('bad-config', `${name} cannot be ${JSON.stringify(value)}: ${why}`)
  if (!option.required && !option.optional) {
    if (typeof value !== 'boolean') throw refuse('it is true or false')
    return value
  }
  const list = Array.isArray(value) ? value : [value]
  let checked: unknown
  for (const one of list) {
    if (typeof one !== 'string' && typeof one !== 'number') throw refuse('a text or a number is needed')
    try {
      checked = option.parseArg ? option.parseArg(String(one), checked) : String(one)
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error
      throw refuse(error.message)
    }
  }
  // An empty list is one for options that may be repeated, and nothing for any other.
  if (list.length === 0) return []
  if (list.length > 1 && !Array.isArray(checked)) throw refuse('one value is needed')
  return checked
}
