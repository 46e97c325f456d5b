/** Sizes of memory as people write them: `500M`, `2.5 GB`, `512MiB`, `1e9`. In bytes. */
import { InvalidArgumentError } from 'commander'
import { plural } from '../report/quantity.js'

/** No run has ever fit into a megabyte: less is a number whose unit was forgotten. */
const LEAST = 1e6

const SIZE = /^\s*(\d{1,15}(?:\.\d{1,9})?)(?:e\+?(\d{1,2}))?\s*(?:([kmgt])(i?)b?|b|bytes?)?\s*$/i
const POWERS = 'kmgt'

/** Units are powers of 1000, and of 1024 with an `i`; without one the number counts bytes. Throws commander's error. */
export function memorySize(value: string): number {
  const [match, number, exponent = '0', unit = '', binary = ''] = SIZE.exec(value) ?? []
  const power = POWERS.indexOf(unit.toLowerCase()) + 1
  const base = binary === '' ? 1000 : 1024
  const bytes =
    match === undefined
      ? Number.NaN
      : Math.round(Number(`${number}e${exponent}`) * (unit === '' ? 1 : base ** power))
  if (!Number.isSafeInteger(bytes)) throw new InvalidArgumentError('It must be a size like 500M or 2.5G.')
  if (bytes >= LEAST) return bytes
  throw new InvalidArgumentError(
    `That is ${plural(bytes, 'byte')}, too little for any run: name a unit, as in --max-memory 256MB.`,
  )
}
