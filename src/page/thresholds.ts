/**
 * What another threshold would remove, from what the run worked out: in steps at which it decided anew, all of the corpus or
 * a sample of it; else in hundredths, as the most that can change. Thresholds are hundredths.
 */
import { sum } from 'd3-array'
import { FIRST_BIN } from './histogram.js'
import { data } from './state.js'

/** How sure a figure is: decided anew, by a sample, or a bound. */
export type Certainty = 'exact' | 'estimate' | 'bound'

export interface Change {
  /** Words that go more, or less than nothing. */
  readonly words: number
  readonly certainty: Certainty
}

const { bins, run, thresholds } = data.head

/** The threshold of the run. */
export const USED = Math.round(Number(run.options.threshold ?? 0.8) * 100)

/** Where the line may stand, ascending. */
export const STEPS: readonly number[] =
  thresholds === null
    ? Array.from({ length: 101 - FIRST_BIN }, (_, i) => FIRST_BIN + i)
    : [...thresholds.steps.map(([step]) => step), USED].sort((a, b) => a - b)

/** Words that a sample was decided anew of; null where it was no sample. */
export const SAMPLE: number | null = thresholds?.sample ?? null

/** The number of the step that is nearest to a threshold. */
export function nearestStep(threshold: number): number {
  let nearest = 0
  for (const [at, step] of STEPS.entries())
    if (Math.abs(step - threshold) < Math.abs((STEPS[nearest] ?? 0) - threshold)) nearest = at
  return nearest
}

export function changeAt(threshold: number): Change {
  const known = thresholds?.steps.find(([step]) => step === threshold)
  if (known !== undefined) return { words: known[1], certainty: SAMPLE === null ? 'exact' : 'estimate' }
  if (threshold === USED) return { words: 0, certainty: 'exact' }
  const { removed, below } = bins
  const words =
    threshold < USED ? sum(below.words.slice(threshold, USED)) : -sum(removed.words.slice(USED, threshold))
  return { words, certainty: 'bound' }
}
