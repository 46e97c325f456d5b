/**
 * Copyright lines that are content: those of a licence, and lists of who holds what. "Copyright 2004 by the Weir Society"
 * above "Permission is hereby granted" says whose text or program it is and may have to stay by that licence; at the foot
 * of a page the same line is boilerplate. Licences are told by their words, the same few in all of them.
 */
import type { Words } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { wordSet } from '../fingerprint/word-set.js'
import type { BlockRange } from '../match/owners.js'

/** As they fold. Forms of one word count as one: what is counted are distinct hashes of these. */
const isLicenceWord = wordSet(
  (
    'license licence licensed licenced permission permissions permitted granted redistribution redistributions redistribute ' +
    'redistributed sublicense warranty warranties merchantability noninfringement holder holders binary notice ' +
    'derivative gpl lgpl apache mit bsd gnu copyleft modification verbatim spdx software ' +
    'lizenz lizenziert genehmigung weitergabe gewahrleistung quelltext quellcode bearbeitung rechteinhaber ' +
    'concede concedida concedido erteilt gestattet accordee accorde concesso verleend udziela ' +
    'autorisation redistribuer garantie logiciel modifier licencia permiso redistribuir garantia programa ' +
    'licenca permissao licenza permesso ridistribuire garanzia licentie toestemming garantie licencja zezwolenie ' +
    'лицензия лицензии разрешение распространение гарантий'
  ).split(' '),
)
/** Of these the words that grant: notes on a licence that stands elsewhere have none. */
const grants = wordSet(
  (
    'licensed licenced permission permissions permitted granted redistribution redistributions redistribute redistributed ' +
    'sublicense lizenziert genehmigung weitergabe autorisation redistribuer permiso redistribuir permissao permesso ' +
    'ridistribuire toestemming zezwolenie разрешение распространение'
  ).split(' '),
)
/** Of these the words by which something is granted here and now: with another one they are a licence. */
const isGranted = wordSet(
  (
    'granted licensed licenced sublicense lizenziert erteilt gestattet gewahrt accordee accorde concede concedida ' +
    'concedido rilasciata concesso verleend udziela предоставляется'
  ).split(' '),
)
/** Words that name a licence behind "License:", as package files and lists of files do. */
const isLicenceName = wordSet(
  'apache mit bsd gpl gplv2 gplv3 lgpl agpl mpl isc expat gnu cc cc0 artistic zlib psf cddl epl boost bsl unlicense ofl 0bsd x11 sgi openldap public'.split(
    ' ',
  ),
)
const isField = wordSet(['license', 'licence'])
/** Distinct words of a licence in one block, one of them a grant: "Licensed under the Apache License" has three. */
const LEAST_WORDS = 3
/** Blocks with words between a copyright line and its licence: a name or an address may stand there. */
const BESIDE = 2
/** Of a document that is a licence so many blocks speak as licences do, and one of so many. */
const LEAST_BLOCKS = 3
const LEAST_SHARE = 4
/** Fields that name a licence: a document with two of them is a list of who holds what. */
const LEAST_FIELDS = 2
/** The foot of a page names its owner, and perhaps who made the page and whose text it has; more names are credits. */
const MOST_OWNERS = 3

/** Whether so many different blocks as copyright lines are credits. */
export function areCredits({ first, hash }: Corpus, lines: readonly number[]): boolean {
  if (lines.length <= MOST_OWNERS) return false
  const wordings = new Set(lines.map((block) => hash.read(first.at(block), first.at(block + 1)).join()))
  return wordings.size > MOST_OWNERS
}

/** Tells of each block of a document whether a copyright line there belongs to a licence. */
export function licencePlaces(
  corpus: Corpus,
  { firstBlock, blocks }: BlockRange,
): (block: number) => boolean {
  const { first } = corpus
  const hasWords = (block: number) => first.at(block) < first.at(block + 1)
  const end = firstBlock + blocks
  const speaks = new Uint8Array(blocks)
  let [worded, count, fields] = [0, 0, 0]
  for (let block = firstBlock; block < end; block += 1) {
    if (!hasWords(block)) continue
    worded += 1
    const names = namesLicence(corpus, block)
    if (names) fields += 1
    if (!names && !isLicence(corpus, block)) continue
    speaks[block - firstBlock] = 1
    count += 1
  }
  if (count === 0) return () => false
  const isWhole = fields >= LEAST_FIELDS || (count >= LEAST_BLOCKS && count * LEAST_SHARE >= worded)
  const speaksBeside = (block: number, step: number) => {
    for (let at = block + step, left = BESIDE; at >= firstBlock && at < end && left > 0; at += step) {
      if (!hasWords(at)) continue
      if (speaks[at - firstBlock] === 1) return true
      left -= 1
    }
    return false
  }
  return (block) => {
    if (isWhole) return true
    if (!hasWords(block)) return false
    return speaks[block - firstBlock] === 1 || speaksBeside(block, -1) || speaksBeside(block, 1)
  }
}

/** Whether the block holds the field "License: Apache-2.0", which grants without a word of it. */
function namesLicence({ first, hash }: Corpus, block: number): boolean {
  for (let at = first.at(block) + 1; at < first.at(block + 1); at += 1)
    if (isField(hash.at(at - 1)) && isLicenceName(hash.at(at))) return true
  return false
}

function isLicence({ first, hash }: Corpus, block: number): boolean {
  let met: Set<number> | null = null
  for (let at = first.at(block); at < first.at(block + 1); at += 1) {
    if (!isLicenceWord(hash.at(at))) continue
    met ??= new Set()
    met.add(hash.at(at))
  }
  if (met === null || ![...met].some(grants)) return false
  return (
    met.size >= LEAST_WORDS ||
    (met.size >= LEAST_WORDS - 1 && isGrantedIn(hash, first.at(block), first.at(block + 1)))
  )
}

function isGrantedIn(hash: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isGranted(hash.at(at))) return true
  return false
}
