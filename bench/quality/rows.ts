/** The rows of the table: a figure for each mode, and the aim that the figure of its mode is held against. */
import type { Mode } from '../../src/model.js'
import type { Score, Tally } from './score.js'

export interface Aim {
  readonly mode: Mode
  readonly atLeast?: number
  readonly atMost?: number
}

export interface Row {
  readonly part: string
  readonly name: string
  /** Null where a mode was not run, or has no such figure. */
  readonly figures: Readonly<Partial<Record<Mode, number | null>>>
  readonly aims: readonly Aim[]
  /** Items or words that the figure is about; null where it is about all. */
  readonly size: number | null
}

/** Aims of classes that differ from the common ones: what a curator may expect of them. */
const SHARE: Readonly<Record<string, readonly Aim[]>> = {
  'edit-1-short': [{ mode: 'balanced', atLeast: 0.95 }],
  'edit-20%': [{ mode: 'balanced', atLeast: 0.9 }],
  'frame-once': [
    { mode: 'balanced', atLeast: 0.8 },
    { mode: 'aggressive', atLeast: 0.9 },
  ],
}
const GOES: readonly Aim[] = [{ mode: 'balanced', atLeast: 0.97 }]
const STAYS: readonly Aim[] = [{ mode: 'balanced', atMost: 0.002 }]
const NONE: readonly Aim[] = [
  { mode: 'strict', atMost: 0 },
  { mode: 'balanced', atMost: 0 },
  { mode: 'aggressive', atMost: 0 },
]

export type Scores = Readonly<Partial<Record<Mode, Score>>>

/** The rows of the planted corpus, scored in each mode. */
export function plantedRows(scores: Scores): readonly Row[] {
  const [any] = Object.values(scores)
  if (any === undefined) return []
  const summary = (name: string, value: (score: Score) => number | null, aims: readonly Aim[]): Row => ({
    part: 'planted',
    name,
    figures: each(scores, value),
    aims,
    size: null,
  })
  const classes = [...any.classes].sort((a, b) => rank(a) - rank(b))
  return [
    summary('words lost: repeated text', ({ lost }) => lost.copies, NONE),
    summary('words lost: text of its own', ({ lost }) => lost.own, NONE),
    summary('words harmed that must stay', ({ harmed }) => harmed, NONE),
    summary('precision', ({ precision }) => precision, [{ mode: 'balanced', atLeast: 0.99 }]),
    summary('recall', ({ recall }) => recall, []),
    summary('F1', ({ f1 }) => f1, [{ mode: 'balanced', atLeast: 0.97 }]),
    summary('border error of passages, words', ({ borderError }) => (borderError < 0 ? null : borderError), [
      { mode: 'balanced', atMost: 3 },
    ]),
    ...classes.map(
      ({ name, want, items }): Row => ({
        part: want === 'go' ? 'gone' : want === 'stay' ? 'harmed' : 'either',
        name,
        figures: each(scores, ({ classes: own }) => shareOf(own, name, want)),
        aims: want === 'go' ? (SHARE[name] ?? GOES) : want === 'stay' ? STAYS : [],
        size: items,
      }),
    ),
    ...any.languages.flatMap(({ name }): readonly Row[] => [
      {
        part: 'gone in',
        name,
        figures: each(scores, ({ languages }) => languageOf(languages, name, 'gone')),
        aims: [],
        size: null,
      },
      {
        part: 'harmed in',
        name,
        figures: each(scores, ({ languages }) => languageOf(languages, name, 'harmed')),
        aims: STAYS,
        size: null,
      },
    ]),
  ]
}

const rank = ({ want }: Tally): number => ['go', 'stay', 'either'].indexOf(want)

function each(scores: Scores, value: (score: Score) => number | null): Partial<Record<Mode, number | null>> {
  return Object.fromEntries(Object.entries(scores).map(([mode, score]) => [mode, value(score)]))
}

function shareOf(classes: Score['classes'], name: string, want: Tally['want']): number | null {
  const tally = classes.find((one) => one.name === name)
  if (tally === undefined || tally.words === 0) return null
  return (want === 'go' ? tally.hits : tally.removed) / tally.words
}

function languageOf(languages: Score['languages'], name: string, what: 'gone' | 'harmed'): number | null {
  const tally = languages.find((one) => one.name === name)
  if (tally === undefined) return null
  return what === 'gone' ? tally.hits / tally.words : tally.harmed / tally.mustStay
}

/** Whether every aim that a figure was found for is met; null where there is none. */
export function isMet({ figures, aims }: Row): boolean | null {
  const asked = aims.filter(({ mode }) => typeof figures[mode] === 'number')
  if (asked.length === 0) return null
  return asked.every(({ mode, atLeast, atMost }) => {
    const figure = figures[mode] as number
    return (atLeast === undefined || figure >= atLeast) && (atMost === undefined || figure <= atMost)
  })
}
