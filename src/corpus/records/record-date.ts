/** Dates as records state them. Nothing is read by the time zone of the machine (law 4): a time without one is UTC. */

const DAY = /^(\d{4})-?(\d{2})-?(\d{2})$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i

/** `2026-03-14`, or `2026-03-14T08:30:00.000Z` in UTC where a time is told; null for what is no ISO 8601 date. */
export function recordDate(text: string): string | null {
  const day = DAY.exec(text)
  if (day !== null) {
    const date = `${day[1]}-${day[2]}-${day[3]}`
    return isDay(date) ? date : null
  }
  const moment = MOMENT.exec(text)
  if (moment === null || !isDay(moment[1])) return null
  const zone = (moment[3] ?? 'Z')
    .toUpperCase()
    .replace('UTC', 'Z')
    .replace(/^(.\d\d)(\d\d)$/, '$1:$2')
  const seconds = moment[2].length === 5 ? `${moment[2]}:00` : moment[2].slice(0, 12)
  const time = Date.parse(`${moment[1]}T${seconds}${zone}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
