/** LZ4 blocks as Parquet has them: bare (LZ4_RAW), or by the older name in the frames of Hadoop, or bare all the same. */

/** A block (lz4_Block_format.md). Throws where it is broken or does not give `length` bytes. */
export function lz4Block(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let from = 0
  let to = 0
  const more = (start: number): number => {
    let count = start
    if (start < 15) return count
    for (let byte = 255; byte === 255; ) {
      if (from >= packed.length) throw new Error('lz4')
      byte = packed[from++]
      count += byte
    }
    return count
  }
  while (from < packed.length) {
    const token = packed[from++]
    const literals = more(token >> 4)
    if (from + literals > packed.length || to + literals > length) throw new Error('lz4')
    out.set(packed.subarray(from, from + literals), to)
    from += literals
    to += literals
    if (from === packed.length) break
    const distance = packed[from] | (packed[from + 1] << 8)
    from += 2
    const repeated = more(token & 15) + 4
    if (distance === 0 || distance > to || to + repeated > length) throw new Error('lz4')
    for (const end = to + repeated; to < end; to++) out[to] = out[to - distance]
  }
  if (to !== length) throw new Error('lz4')
  return out
}

/** Frames of Hadoop: the unpacked and the packed length as big-endian numbers before each block. */
export function lz4Hadoop(packed: Uint8Array, length: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const blocks: { readonly from: number; readonly packed: number; readonly length: number }[] = []
  let from = 0
  let total = 0
  while (from + 8 <= packed.length) {
    const block = { from: from + 8, length: view.getUint32(from), packed: view.getUint32(from + 4) }
    blocks.push(block)
    from = block.from + block.packed
    total += block.length
  }
  if (from !== packed.length || total !== length) return lz4Block(packed, length)
  const out = new Uint8Array(length)
  let to = 0
  for (const block of blocks) {
    out.set(lz4Block(packed.subarray(block.from, block.from + block.packed), block.length), to)
    to += block.length
  }
  return out
}
