/** The date that a file's name states: 2026-03-14-mill.txt, mill_20260314.txt. */

const DATE = /(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)/g
// Digits without dashes are a date only in years that text is scraped in: 20260314, not 84051231.
const PLAUSIBLE = /^(?:19|20)/

/** The first valid ISO date in a file's name (2026-03-14 or 20260314), as YYYY-MM-DD. */
export function dateInName(name: string): string | null {
  for (const [, year, dash, month, day] of name.matchAll(DATE)) {
    const date = `${year}-${month}-${day}`
    const time = Date.parse(`${date}T00:00:00Z`)
    const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
    if (exists && (dash === '-' || PLAUSIBLE.test(year))) return date
  }
  return null
}
