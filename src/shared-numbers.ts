/** Typed arrays that all threads see: what a stage of several threads needs is made here, so that none is copied for it. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array

/** Numbers, all 0. Memory that is not written to is not taken. */
export function sharedNumbers(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT))
}

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}

/** An array in memory that all threads see: the same one if it stands there already. */
export function shared<T extends Numbers>(values: T): T {
  if (values.buffer instanceof SharedArrayBuffer) return values
  const make = values.constructor as new (buffer: SharedArrayBuffer) => T
  const copy = new make(new SharedArrayBuffer(values.byteLength))
  copy.set(values)
  return copy
}
