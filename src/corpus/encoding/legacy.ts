/** Asks a statistical detector which older encoding a sample is written in. */
import { isAscii } from 'node:buffer'
import { createRequire } from 'node:module'

// Loaded on first use: the models take 20 ms and 0.2 s to set up, and most corpora are UTF-8 throughout.
const require = createRequire(import.meta.url)
let detector: typeof import('jschardet')['chardet'] | undefined

/**
 * The detector's names of the encodings that are offered to it, and ours. Offered are the encodings of the WHATWG
 * standard that are in use, and the DOS and Mac code pages that old archives hold. Every name more (EBCDIC, HP,
 * national variants) costs certainty in short texts. A variant is reported under the name of its superset.
 */
const NAMES: Readonly<Record<string, string>> = {
  big5hkscs: 'big5',
  cp932: 'shift_jis',
  shift_jis_2004: 'shift_jis',
  cp949: 'euc-kr',
  euc_kr: 'euc-kr',
  euc_jis_2004: 'euc-jp',
  gb18030: 'gb18030',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp1255: 'windows-1255',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp1258: 'windows-1258',
  cp874: 'windows-874',
  'tis-620': 'windows-874',
  'iso8859-1': 'windows-1252',
  'iso8859-2': 'iso-8859-2',
  'iso8859-4': 'iso-8859-4',
  'iso8859-5': 'iso-8859-5',
  'iso8859-6': 'iso-8859-6',
  'iso8859-7': 'iso-8859-7',
  'iso8859-8': 'windows-1255',
  'iso8859-9': 'windows-1254',
  'iso8859-13': 'iso-8859-13',
  'iso8859-15': 'iso-8859-15',
  'mac-cyrillic': 'x-mac-cyrillic',
  'mac-roman': 'macintosh',
  cp437: 'ibm437',
  cp850: 'ibm850',
  cp852: 'ibm852',
  cp855: 'ibm855',
  cp866: 'ibm866',
}

/** Encodings of Latin script in which a run of several non-ASCII bytes is no word. */
const LATIN: ReadonlySet<string> = new Set([
  'windows-1250',
  'windows-1252',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-4',
  'iso-8859-13',
  'iso-8859-15',
  'macintosh',
])

/** DOS pages in Latin script. Long runs are no sign against them, since they draw boxes, and none for them. */
const DOS_LATIN: ReadonlySet<string> = new Set(['ibm437', 'ibm850', 'ibm852'])

/**
 * Mean run of non-ASCII bytes from which on text is not Latin. Accented letters stand alone or in twos; a word
 * in Cyrillic or Greek has about five, an East Asian word of two characters four.
 */
const FOREIGN_RUN = 3

/**
 * In ISO 8859 the bytes 0x80 to 0x9F are controls that no text holds: more than one in a hundred non-ASCII bytes is
 * no damage, but the quotes and dashes of the Windows or Mac relative.
 */
const MAX_C1 = 0.01

/** Where nothing can be told: the encoding that the web takes for unlabelled Western text. */
const FALLBACK = 'windows-1252'

/**
 * An answer of less confidence is asked for again in parts. One byte without meaning rules an encoding out, so
 * damaged text gets the answer of some other encoding, seldom with more than 0.15; whole text gets 0.3 to 1.
 */
const WEAK = 0.3
/** So many that a few broken bytes leave most of the parts whole. */
const PARTS = 8

/** One of our names for the encoding of a sample that is not UTF-8. Never throws. */
export function legacyEncoding(sample: Uint8Array): string {
  const whole = new Map<string, number>()
  const best = rank(sample, whole)
  if ((whole.get(best) ?? 0) < WEAK) {
    const votes = new Map<string, number>()
    for (const part of partsOf(sample)) rank(part, votes)
    const elected = highest(votes)
    // The parts only bring back what the whole ruled out: in all other things they know less than it.
    if (elected !== null && !whole.has(elected)) return elected
  }
  // Few foreign words in English text: the statistics of the English win. Their runs say that it is not Latin.
  if (!LATIN.has(best) || meanRun(sample) < FOREIGN_RUN) return best
  for (const name of [...LATIN, ...DOS_LATIN]) whole.delete(name)
  return highest(whole) ?? best
}

function highest(votes: ReadonlyMap<string, number>): string | null {
  let best: string | null = null
  let most = 0
  for (const [name, sum] of votes) {
    if (sum <= most) continue
    best = name
    most = sum
  }
  return best
}

/** Adds the confidence in every encoding to its votes, and returns the best. */
function rank(sample: Uint8Array, votes: Map<string, number>): string {
  detector ??= (require('jschardet') as typeof import('jschardet')).chardet
  const ranking = detector.detectAll(sample, {
    includeEncodings: Object.keys(NAMES),
    compatNames: false,
    ignoreThreshold: true,
  })
  const notIso = shareOfC1(sample) > MAX_C1
  const seen = new Set<string>()
  for (const { encoding, confidence } of ranking) {
    const name = NAMES[encoding ?? '']
    // Several of the detector's encodings can be one of ours: the best of them counts.
    if (name === undefined || seen.has(name) || (notIso && name.startsWith('iso-8859-'))) continue
    seen.add(name)
    votes.set(name, (votes.get(name) ?? 0) + confidence)
  }
  const [best] = seen
  return best ?? FALLBACK
}

/** The sample in stretches of about equal length that end behind white space and hold a non-ASCII byte. */
function partsOf(sample: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let start = 0; start < sample.length; ) {
    let end = Math.min(sample.length, start + Math.ceil(sample.length / PARTS))
    while (end < sample.length && sample[end - 1] > 0x20) end++
    const part = sample.subarray(start, end)
    if (!isAscii(part)) parts.push(part)
    start = end
  }
  return parts
}

function meanRun(sample: Uint8Array): number {
  let high = 0
  let runs = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] < 0x80) continue
    high++
    if (i === 0 || sample[i - 1] < 0x80) runs++
  }
  return runs === 0 ? 0 : high / runs
}

function shareOfC1(sample: Uint8Array): number {
  let high = 0
  let c1 = 0
  for (const byte of sample) {
    if (byte < 0x80) continue
    high++
    if (byte < 0xa0) c1++
  }
  return high === 0 ? 0 : c1 / high
}
