/**
 * Figures of scorers that are not part of the project: a folder of scripts that run the command over corpora and print
 * JSON. What is not there is left out; nothing here is needed for anything else.
 *
 * In the folder, or in its folder `eval`, lie the scripts named below; `data/unpack.sh NAME`, if it is there, prints where
 * the corpus NAME lies.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mode } from '../../src/model.js'
import type { Aim, Row } from './rows.js'

/** What a scorer printed: nested objects of numbers and lists. */
type Json = number | string | null | readonly Json[] | { readonly [key: string]: Json }

interface Figure {
  readonly name: string
  /** Where the figure is in the JSON; a fraction of two places, or a function of what stands there. */
  readonly value: (json: Json) => number | null
  readonly aims: readonly Aim[]
}

interface Check {
  readonly script: string
  /** Arguments before those of the tool, given where the corpus lies. */
  readonly arguments: (corpus: string) => readonly string[]
  readonly corpus: string | null
  readonly figures: readonly Figure[]
  /** A script and its arguments that make the input in a new folder first. */
  readonly make?: (corpus: string, folder: string) => readonly string[]
}

const least = (atLeast: number): readonly Aim[] => [{ mode: 'balanced', atLeast }]
const most = (atMost: number): readonly Aim[] => [{ mode: 'balanced', atMost }]

/** The number at a path of keys, or null. */
export function at(json: Json, path: string): number | null {
  let here: Json = json
  for (const key of path.split('/')) {
    if (typeof here !== 'object' || here === null) return null
    here = (here as { readonly [key: string]: Json })[key] ?? null
  }
  return typeof here === 'number' ? here : null
}

const place = (path: string) => (json: Json) => at(json, path)
const fraction = (part: string, whole: string) => (json: Json) => {
  const [a, b] = [at(json, part), at(json, whole)]
  return a === null || b === null || b === 0 ? null : a / b
}

/** What planted classes share: words that went, of all. */
const inClass = (name: string, key: 'hit' | 'removed') => (json: Json) => {
  const classes = (json as { readonly classes?: readonly { readonly [key: string]: Json }[] }).classes ?? []
  const found = classes.filter((one) => (one.class as string).startsWith(name))
  const sum = (field: string) => found.reduce((total, one) => total + (one[field] as number), 0)
  return found.length === 0 ? null : sum(key) / sum('words')
}

const PLANTED: readonly Figure[] = [
  { name: 'F1', value: place('f1'), aims: least(0.97) },
  { name: 'words lost: repeated text', value: place('lost/copies'), aims: most(0) },
  { name: 'words lost: text of its own', value: place('lost/unique'), aims: most(0) },
  { name: 'facts lost', value: place('lost/facts'), aims: most(0) },
  { name: 'edit-1-short', value: inClass('edit-1-short', 'hit'), aims: least(0.95) },
  { name: 'edit-10%', value: inClass('edit-10%', 'hit'), aims: least(0.97) },
  { name: 'edit-20%', value: inClass('edit-20%', 'hit'), aims: least(0.9) },
  { name: 'partial', value: inClass('partial', 'hit'), aims: least(0.97) },
  {
    name: 'boilerplate standing once',
    value: inClass('boilerplate-once', 'hit'),
    aims: [
      { mode: 'balanced', atLeast: 0.8 },
      { mode: 'aggressive', atLeast: 0.9 },
    ],
  },
  { name: 'facts harmed', value: inClass('facts-', 'removed'), aims: most(0.002) },
  { name: 'short quotes harmed', value: inClass('short-quote', 'removed'), aims: most(0.002) },
  { name: 'border error, words', value: place('passages/boundaryError'), aims: most(3) },
]

const planted = (corpus: string, seed: number, documents: number): Check => ({
  script: 'planted.mjs',
  corpus,
  make: (base, folder) => [
    'make',
    '--base',
    join(base, 'docs.jsonl'),
    '--seed',
    String(seed),
    '--docs',
    String(documents),
    '--out',
    folder,
  ],
  arguments: (folder) => ['score', folder],
  figures: PLANTED,
})

const HELP_LANGUAGES = ['el', 'en-us', 'hi', 'ja', 'ko', 'ru', 'zh-cn']

const CHECKS: readonly Check[] = [
  {
    script: 'seeds.mjs',
    corpus: null,
    arguments: () => [],
    figures: (['once', 'gone', 'kept'] as const).map((name) => ({
      name,
      value: fraction(name, `${name}Of`),
      aims: least(1),
    })),
  },
  planted('rfc-boilerplate', 1, 400),
  planted('rfc-boilerplate', 3, 400),
  planted('ota-terms-dev', 2, 320),
  {
    script: 'requotes.mjs',
    corpus: 'kjv-resegmented',
    arguments: (corpus) => [corpus],
    figures: [0, 1].map((order) => ({
      name: `second edition gone, order ${order + 1}`,
      value: fraction(`orders/${order}/b/removed`, `orders/${order}/b/words`),
      aims: least(0.99),
    })),
  },
  {
    script: 'rfc.mjs',
    corpus: 'rfc-boilerplate',
    arguments: (corpus) => [corpus],
    figures: [
      {
        name: 'boilerplate gone',
        value: fraction('kinds/boiler/removed', 'kinds/boiler/tokens'),
        aims: least(0.97),
      },
      {
        name: 'page furniture gone',
        value: fraction('kinds/furniture/removed', 'kinds/furniture/tokens'),
        aims: least(0.95),
      },
      { name: 'new body text gone', value: place('harm'), aims: most(0.001) },
    ],
  },
  {
    script: 'clusters.mjs',
    corpus: 'ota-terms-dev',
    arguments: (corpus) => [corpus],
    figures: [{ name: 'adjusted Rand index', value: place('tool/ari'), aims: least(0.9) }],
  },
  {
    script: 'clusters.mjs',
    corpus: 'scancode-license-texts',
    arguments: (corpus) => [corpus],
    figures: [{ name: 'B-cubed F1', value: place('tool/b3/f1'), aims: least(0.8) }],
  },
  {
    script: 'boilerplate.mjs',
    corpus: 'wcxb',
    arguments: (corpus) => [corpus],
    figures: [
      {
        name: 'F1, boilerplate only',
        value: place('groups/all pages/systems/tool, boilerplate only/f1'),
        aims: [
          { mode: 'balanced', atLeast: 0.755 },
          { mode: 'aggressive', atLeast: 0.835 },
        ],
      },
    ],
  },
  {
    script: 'boilerplate.mjs',
    corpus: 'libreoffice-help-7lang',
    arguments: (corpus) => [corpus],
    figures: ['all pages', ...HELP_LANGUAGES].map((group) => ({
      name: `F1, boilerplate only, ${group}`,
      value: place(`groups/${group}/systems/tool, boilerplate only/f1`),
      // What keeping everything gives over all languages; it differs by language.
      aims: (['strict', 'balanced', 'aggressive'] as const).map((mode) => ({ mode, atLeast: 0.958 })),
    })),
  },
]

/** The figures of all scorers that lie in a folder, in each mode; `say` hears what is run, and what fails. */
export function setRows(folder: string, modes: readonly Mode[], say: (line: string) => void): readonly Row[] {
  const scripts = existsSync(join(folder, 'eval')) ? join(folder, 'eval') : folder
  const rows: Row[] = []
  for (const check of CHECKS) {
    const script = join(scripts, check.script)
    const corpus = check.corpus === null ? '' : corpusIn(folder, check.corpus)
    if (!existsSync(script) || corpus === null) continue
    const temporary = mkdtempSync(join(tmpdir(), 'dedupe-quality-'))
    try {
      rows.push(...rowsOf(check, script, corpus, temporary, modes, say))
    } catch (error) {
      say(
        `${check.script} ${check.corpus ?? ''}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      )
    } finally {
      rmSync(temporary, { recursive: true, force: true })
    }
  }
  return rows
}

function rowsOf(
  check: Check,
  script: string,
  corpus: string,
  temporary: string,
  modes: readonly Mode[],
  say: (line: string) => void,
): readonly Row[] {
  const made = check.make?.(corpus, temporary)
  if (made !== undefined) node([script, ...made])
  const input = made === undefined ? corpus : temporary
  const results = modes.map((mode) => {
    say(`${check.script} ${check.corpus ?? ''} --mode ${mode}`)
    const output = node([script, ...check.arguments(input), '--json', '--', '--mode', mode])
    return [mode, JSON.parse(output) as Json] as const
  })
  const seed = made === undefined ? '' : ` seed ${made[made.indexOf('--seed') + 1]}`
  return check.figures.map(({ name, value, aims }) => ({
    part: `${check.corpus ?? check.script.replace('.mjs', '')}${seed}`,
    name,
    figures: Object.fromEntries(results.map(([mode, json]) => [mode, value(json)])),
    aims,
    size: null,
  }))
}

/** Runs a script; some end with 1 where something is not as it should be, and have printed their result. */
function node(args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, DEDUPE: `${process.execPath} bin/dedupe.js` },
    })
  } catch (error) {
    const { stdout } = error as { readonly stdout?: string }
    if (typeof stdout === 'string' && stdout.startsWith('{')) return stdout
    throw error
  }
}

/** Where a corpus of the folder lies; null if it has none of that name. */
function corpusIn(folder: string, name: string): string | null {
  for (const path of [join(folder, 'data', name), join(folder, name)]) if (existsSync(path)) return path
  const unpack = join(folder, 'data', 'unpack.sh')
  if (!existsSync(unpack)) return null
  try {
    return execFileSync('sh', [unpack, name], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
