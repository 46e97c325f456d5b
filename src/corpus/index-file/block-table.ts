/**
 * The blocks of a document in a chunk: numbers of 7 bits a byte, the lowest first, the eighth bit saying that more follow,
 * each counted from what the block before ends with. Most blocks are a line of ten words: eight bytes, 27 in plain arrays.
 */

/** What is kept of each block of a document. */
export interface BlockTable {
  /** Where it ends, counted in the document's tokens. */
  readonly ends: Uint32Array
  /** Its borders in the input, in bytes, and its lines. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly startLine: Uint32Array
  readonly endLine: Uint32Array
  /** See Fingerprints. */
  readonly bare: Uint32Array
  readonly shape: Uint16Array
  readonly rigid: Uint8Array
}

/** Bytes that a block has at least: five numbers, and its shape. */
export const LEAST = 6
/** Bytes that a block can have: seven numbers of 32 bits and one of eight. */
const MOST = 7 * 5 + 1

export function emptyTable(blocks: number): BlockTable {
  const list = () => new Uint32Array(blocks)
  return {
    ends: list(),
    start: list(),
    end: list(),
    startLine: list(),
    endLine: list(),
    bare: list(),
    shape: new Uint16Array(blocks),
    rigid: new Uint8Array(blocks),
  }
}

/** The table as bytes; of a shape the lower eight bits. */
export function packBlocks(table: BlockTable): Uint8Array {
  const { ends, start, end, startLine, endLine, bare, shape, rigid } = table
  const bytes = new Uint8Array(ends.length * MOST)
  let at = 0
  const put = (value: number) => {
    let rest = value
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest & 0x7f) | 0x80
    bytes[at++] = rest
  }
  let [token, byte, line] = [0, 0, 1]
  for (let block = 0; block < ends.length; block += 1) {
    put((ends[block] - token) * 2 + rigid[block])
    put(start[block] - byte)
    put(end[block] - start[block])
    put(startLine[block] - line)
    put(endLine[block] - startLine[block])
    bytes[at++] = shape[block]
    if (ends[block] === token) put(bare[block])
    token = ends[block]
    byte = end[block]
    line = endLine[block]
  }
  return bytes.slice(0, at)
}

/** Fills the table; all shapes get the bits of `shapeBits` as well. */
export function unpackBlocks(bytes: Uint8Array, table: BlockTable, shapeBits: number): void {
  const { ends, start, end, startLine, endLine, bare, shape, rigid } = table
  let at = 0
  const take = () => {
    let value = 0
    let scale = 1
    for (; bytes[at] > 0x7f; scale *= 0x80) value += (bytes[at++] & 0x7f) * scale
    return value + bytes[at++] * scale
  }
  let [token, byte, line] = [0, 0, 1]
  for (let block = 0; block < ends.length; block += 1) {
    const size = take()
    rigid[block] = size % 2
    const isBare = size < 2
    token += Math.floor(size / 2)
    ends[block] = token
    byte += take()
    start[block] = byte
    byte += take()
    end[block] = byte
    line += take()
    startLine[block] = line
    line += take()
    endLine[block] = line
    shape[block] = bytes[at++] | shapeBits
    bare[block] = isBare ? take() : 0
  }
}
