/**
 * Numbers as people read them: 12,345 · 2.5 MB · 14.8% · 3 copies. Sizes are bytes in powers of 1000,
 * as disks and `ls --si` count. Never Intl: its output changes with the locale and the ICU version.
 */

/** A whole number with a comma every three digits. */
export function thousands(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 document`, `2 documents`; `plural` where an s alone is wrong. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`
}

const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB']

/** A size in bytes with two or three telling digits: `812 bytes`, `2.5 MB`, `372 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte')
  let value = bytes / 1000
  let unit = 0
  // 999.5 would print as `1000 kB`: it is 1.0 of the next unit.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}

/**
 * A share of 0..1 with one decimal. Only nothing is `0%` and only all is `100%`: rounding must not hide
 * that something went, or that something stayed.
 */
export function percent(share: number): string {
  if (share <= 0) return '0%'
  if (share >= 1) return '100%'
  if (share < 0.001) return '<0.1%'
  return `${(Math.min(Math.round(share * 1000), 999) / 10).toFixed(1)}%`
}

/** Seconds as `40 s`, `12 min` or `1 h 05 min`, rounded up: the last second is not `0 s`. */
export function span(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 100) return `${whole} s`
  const minutes = Math.ceil(whole / 60)
  if (minutes < 60) return `${minutes} min`
  return `${thousands(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`
}
