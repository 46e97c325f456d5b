/**
 * The encoding of a file of records that is not in UTF-8, by samples of all of it: a head says too little of one whose first
 * records are in plain ASCII.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { detectEncoding } from '../encoding/detect.js'
import { native } from '../names.js'
import { isLegacy } from './legacy-coding.js'

/** A file of this size is looked at as a whole, of a larger one as many bytes in stretches. */
const SAMPLE = 4 << 20
const STRETCHES = 16
const LINE_FEED = 10

/** Of the encodings that records are read in; null for UTF-8, also with faults, and for what is no text. Throws the system's error. */
export function sampledEncoding(path: string): string | null {
  return legacyIn(sampleOf(path))
}

/** The same of bytes. */
export function legacyIn(bytes: Uint8Array): string | null {
  const encoding = detectEncoding(bytes)
  return isLegacy(encoding) ? encoding : null
}

function sampleOf(path: string): Uint8Array {
  const file = openSync(native(path), 'r')
  try {
    const { size } = fstatSync(file)
    if (size <= SAMPLE) return read(file, 0, size)
    const length = SAMPLE / STRETCHES
    const stretches: Uint8Array[] = []
    for (let i = 0; i < STRETCHES; i += 1) {
      const stretch = read(file, Math.floor(((size - length) / (STRETCHES - 1)) * i), length)
      // Half of a character at an end would speak against its encoding. No encoding has a line feed inside of one.
      const [first, last] = [stretch.indexOf(LINE_FEED), stretch.lastIndexOf(LINE_FEED)]
      stretches.push(last > first ? stretch.subarray(i === 0 ? 0 : first + 1, last + 1) : stretch)
    }
    return Buffer.concat(stretches)
  } finally {
    closeSync(file)
  }
}

function read(file: number, from: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length)
  let held = 0
  for (let got = 1; got > 0 && held < length; held += got)
    got = readSync(file, bytes, held, length - held, from + held)
  return bytes.subarray(0, held)
}
