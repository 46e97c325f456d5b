/** The Chromium of the machine: tests of the page are skipped, with a message, where there is none. */
import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Null where there is none. */
export function chromiumPath(): string | null {
  return PLACES.find((place): place is string => place !== undefined && existsSync(place)) ?? null
}
