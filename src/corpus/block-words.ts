/** Single words of blocks, read again from their files: between the two reads only their hashes are there. */
import type { ReadWords, WordPlace } from '../decide/line-edits.js'
import { sortedBy } from '../decide/stable-order.js'
import { blockOwners } from '../match/owners.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { decodeAs } from './encoding/decode.js'
import { FileReader } from './files.js'
import { bytesOf } from './first-read.js'
import type { WrittenDocument } from './rewrite.js'
import type { BlockBorders } from './text-spans.js'

/** A word of prose: small letters, or one capital in front. */
const WORD = /^\p{L}\p{Ll}*$/u
/** What stands before a word of prose, and behind it: a sign that is none of these makes it part of a name or of code. */
const BEFORE = /(?:^|[\s("'“‘«„¿¡])(?:\p{L}+-)?$/u
const BEHIND = /^(?:$|[\s)"'”’»…]|-\p{L}|[.,;:!?]+(?:$|[\s)"'”’»]))/u
/** Bytes around a word that are looked at: a long word before a hyphen. */
const AROUND = 32

/** Reads the words of places in these documents, whose blocks are those of `corpus`. */
export function wordReader(corpus: BlockBorders, documents: readonly WrittenDocument[]): ReadWords {
  return (places) => {
    const owner = blockOwners(documents)
    const words: (string | null)[] = new Array(places.length).fill(null)
    const order = sortedBy(Uint32Array.from(places, ({ block }) => block))
    const reader = new FileReader()
    let open = -1
    let text: Uint8Array = new Uint8Array(0)
    for (const number of order) {
      const rank = owner(places[number].block)
      if (rank !== open) {
        open = rank
        text = textOf(documents[rank], reader)
      }
      words[number] = wordAt(text, corpus, places[number])
    }
    return words
  }
}

function textOf(document: WrittenDocument, reader: FileReader): Uint8Array {
  const text = decodeAs(bytesOf(document.file, reader), document.encoding)
  // A file that is another one by now fails the run at its second read (law 8).
  return 'notText' in text ? new Uint8Array(0) : text.bytes
}

const tokens = new Tokens()

function wordAt(text: Uint8Array, { start, end }: BlockBorders, { block, at }: WordPlace): string | null {
  const stop = Math.min(end.at(block), text.length)
  tokens.clear()
  tokenise(text, Math.min(start.at(block), stop), stop, tokens)
  if (at >= tokens.count) return null
  const [from, to] = [tokens.start[at], tokens.end[at]]
  const before = read(text, Math.max(start.at(block), from - AROUND), from)
  const behind = read(text, to, Math.min(stop, to + AROUND))
  if (!WORD.test(read(text, from, to)) || !BEFORE.test(before) || !BEHIND.test(behind)) return null
  // Folded words stand decomposed: й would be и and a sign, and one a slip for the other.
  return read(tokens.folded, tokens.foldedStart[at], tokens.foldedStart[at + 1] - 1).normalize('NFC')
}

function read(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')
}
