/**
 * A column of a row group, as Parquet stores it: values with levels that say which are null and where lists and rows
 * begin (Melnik and others 2010, "Dremel"). Rows are taken out and put in at this form; rows as objects, which
 * hyparquet would give, lose what they cannot say (nulls in structs, map keys, decimals, nanoseconds).
 */
import type { ParquetType, SchemaElement } from 'hyparquet'
import type { Hasher } from '../../fingerprint/hash.js'
import type { Stored } from './page-values.js'

export interface LeafColumn {
  /** `a.b.c` */
  readonly name: string
  readonly path: readonly string[]
  readonly type: ParquetType
  readonly typeLength: number | undefined
  /** From the root, the root included. */
  readonly schemaPath: readonly SchemaElement[]
  readonly maxDefinition: number
  readonly maxRepetition: number
}

/** Slots: one a value, and one for each null and each empty list. */
export interface Leaf {
  /** Undefined in a slot without a value. */
  readonly values: readonly Stored[]
  /** Empty where `maxDefinition` is 0. */
  readonly definition: readonly number[]
  /** Empty where `maxRepetition` is 0. */
  readonly repetition: readonly number[]
}

export interface Rows {
  readonly leaf: Leaf
  /** For each row its first slot, and one number more; null where a slot is a row. */
  readonly starts: readonly number[] | null
}

export function rowsOf(leaf: Leaf): Rows {
  if (leaf.repetition.length === 0) return { leaf, starts: null }
  const starts: number[] = []
  for (const [slot, level] of leaf.repetition.entries()) if (level === 0) starts.push(slot)
  starts.push(leaf.values.length)
  return { leaf, starts }
}

/** Puts rows of several leaves of one column together. */
export class LeafBuilder {
  readonly values: Stored[] = []
  readonly definition: number[] = []
  readonly repetition: number[] = []

  add({ leaf, starts }: Rows, row: number): void {
    const from = starts === null ? row : starts[row]
    const to = starts === null ? row + 1 : starts[row + 1]
    for (let slot = from; slot < to; slot++) {
      this.values.push(leaf.values[slot])
      if (leaf.definition.length > 0) this.definition.push(leaf.definition[slot])
      if (leaf.repetition.length > 0) this.repetition.push(leaf.repetition[slot])
    }
  }
}

/** Adds a leaf to a hash of values: the same for all ways to encode and pack them. */
export function hashLeaf(hash: Hasher, { values, definition, repetition }: Leaf): void {
  hash.update(bytesOf(Uint32Array.from([values.length, definition.length, repetition.length])))
  hash.update(Uint8Array.from(definition))
  hash.update(Uint8Array.from(repetition))
  const there = values.filter((value) => value !== undefined)
  const [first] = there
  if (typeof first === 'bigint') hash.update(bytesOf(BigInt64Array.from(there as bigint[])))
  else if (first instanceof Uint8Array) {
    const bytes = there as Uint8Array[]
    hash.update(bytesOf(Uint32Array.from(bytes, (one) => one.length)))
    hash.update(Buffer.concat(bytes))
  } else hash.update(bytesOf(Float64Array.from(there as number[], Number)))
}

function bytesOf(array: Uint32Array | BigInt64Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
