/**
 * How well repeats are found and how little is harmed: one table, by class and by language, in every mode. Run it by
 * `npm run quality`; options stand behind `--`:
 *
 *   --mode MODE   only this mode, may be repeated (default: strict, balanced, aggressive)
 *   --seed N      another planted corpus (default 1)
 *   --pages N     pages of each of the two sites of a language (default 12)
 *   --items N     planted items of each class and language (default 3)
 *   --sets DIR    scorers of your own, see quality/sets.ts; default: the variable QUALITY_SETS, else the folder `shared`
 *                 beside this one, if it is there; `--sets none` leaves them out
 *   --json        the rows as JSON
 *
 * Exits with 0 whether the aims are met or not: it measures.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dedupe } from '../src/index.js'
import type { Mode } from '../src/model.js'
import type { Planted } from './quality/corpus.js'
import { plant } from './quality/plant.js'
import { isMet, plantedRows } from './quality/rows.js'
import { type Score, score } from './quality/score.js'
import { setRows } from './quality/sets.js'
import { tableText } from './quality/table.js'

const MODES: readonly Mode[] = ['strict', 'balanced', 'aggressive']

const { values } = parseArgs({
  options: {
    mode: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    pages: { type: 'string', default: '12' },
    items: { type: 'string', default: '3' },
    sets: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const modes = MODES.filter((mode) => values.mode?.includes(mode) ?? true)
const say = (line: string) => void process.stderr.write(`${line}\n`)

const planted = plant({ seed: Number(values.seed), pages: Number(values.pages), items: Number(values.items) })
const scores: Partial<Record<Mode, Score>> = {}
for (const mode of modes) {
  say(`planted, seed ${values.seed} --mode ${mode}`)
  scores[mode] = await scored(planted, mode)
}
const folder = values.sets ?? process.env.QUALITY_SETS ?? '../shared'
const sets = folder === 'none' || !existsSync(folder) ? [] : setRows(folder, modes, say)
const rows = [...plantedRows(scores), ...sets]
process.stdout.write(
  values.json
    ? `${JSON.stringify(rows.map((row) => ({ ...row, met: isMet(row) })))}\n`
    : `${planted.documents.length} documents, ${planted.items.length} items\n\n${tableText(rows, modes)}\n`,
)

async function scored(corpus: Planted, mode: Mode): Promise<Score> {
  const { report } = await dedupe(corpus.documents, { mode })
  return score(corpus, new Map([...report.documents].map(({ path, removals }) => [path, removals])))
}
