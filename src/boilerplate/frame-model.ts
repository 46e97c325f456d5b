/**
 * The trees that guess which blocks belong to the frame of a page: whole numbers are compared and added, so that every
 * machine finds the same. bench/frame-model.ts grew them (gradient boosting: Friedman 2001) and says how well they
 * do; frame-model.json holds them, as lists over all nodes of all trees.
 */
import { FRAME_FEATURES } from './frame-features.js'
import model from './frame-model.json' with { type: 'json' }

export interface FrameModel {
  /** Names of what `feature` numbers. */
  readonly features: readonly string[]
  /** The first node of each tree. */
  readonly roots: readonly number[]
  /** By node: what is asked, or -1 at a leaf. */
  readonly feature: readonly number[]
  /** Below this it goes on at `low`, else at `high`; at a leaf, what it adds, in thousandths of a logit. */
  readonly value: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Thousandths of a logit that the trees give a row of FrameFeatures: over 0 for what is rather frame than content. */
export function scoreOf({ roots, feature, value, low, high }: FrameModel, row: Int32Array): number {
  let sum = 0
  for (const root of roots) {
    let node = root
    while (feature[node] >= 0) node = row[feature[node]] < value[node] ? low[node] : high[node]
    sum += value[node]
  }
  return sum
}

/** The trees that ship. Throws where they were grown for other features. */
export function shippedModel(): FrameModel {
  if (model.features.join() !== FRAME_FEATURES.join())
    throw new Error('frame-model.json is of other features')
  return model
}
