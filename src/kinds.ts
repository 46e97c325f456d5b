/** What a report can say of a repeat, as lists: flat arrays, and the page, hold a kind or reason as its place in them. */
import type { Kind, Reason } from './model.js'

export const KINDS: readonly Kind[] = ['exact', 'near', 'passage', 'boilerplate']
export const REASONS: readonly Reason[] = [
  'canonical',
  'covered',
  'rule',
  'repetition',
  'new-number',
  'new-name',
  'below-threshold',
  'taken-back',
  'protected',
  'decision',
]
