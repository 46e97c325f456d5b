/** Numbers and reasons in words. One form for all: the page reads the same wherever it is opened. */
import type { Action, Kind, Reason } from '../model.js'

const NUMBER = new Intl.NumberFormat('en')

export function number(value: number): string {
  return NUMBER.format(value)
}

const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** For an axis, whose labels have room for five letters: 1.5M. */
export function shortNumber(value: number): string {
  return value < 10_000 ? number(value) : SHORT.format(value)
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** What is not nothing is never told as 0.0%, and what is not all never as 100%. */
export function percent(share: number): string {
  if (share <= 0) return '0%'
  if (share >= 1) return '100%'
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)}%`
}

export function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte')
  const units = ['kB', 'MB', 'GB', 'TB']
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value < 9.95 ? value.toFixed(1) : number(Math.round(value))} ${units[unit]}`
}

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  exact: 'the same words',
  near: 'lightly edited',
  passage: 'inside other text',
  boilerplate: 'of the site: no copy stays',
}

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  canonical: 'stays: the copy that was met first',
  covered: 'stands elsewhere',
  rule: 'boilerplate by a named rule',
  repetition: 'boilerplate: it repeats on its site',
  'new-number': 'stays: it has another number',
  'new-name': 'stays: it has another name or a negation',
  'below-threshold': 'stays: too short or too different',
  'taken-back': 'stays: its document stays whole',
  protected: 'stays: it is protected',
  decision: 'decided by hand',
}

export function fateWords(action: Action, reason: Reason): string {
  if (action === 'remove') return reason === 'covered' ? 'removed' : `removed: ${REASON_WORDS[reason]}`
  if (action === 'flag') return `flagged only: ${REASON_WORDS[reason]}`
  return reason === 'decision' ? 'kept: decided by hand' : REASON_WORDS[reason]
}

export function lines(startLine: number, endLine: number): string {
  return startLine === endLine ? `line ${number(startLine)}` : `lines ${number(startLine)}–${number(endLine)}`
}
