/**
 * zstd (RFC 8878) in bounded memory. Frames and blocks are told apart here, so that whatever a header claims is known
 * before memory is taken for it; blocks are unpacked by libzstd, and what comes out is checked against all that the
 * frame says of it, since the library's streaming calls report no errors. fzstd was looked at: a block of 20 bytes can
 * keep it busy for minutes, and it checks no checksum.
 */
import { createReadStream } from 'node:fs'
import { type Hasher, hasher } from '../../fingerprint/hash.js'
import { native } from '../names.js'
import { corrupt, trailing, truncated, unsupported } from './broken.js'
import { Intake } from './intake.js'
import { BLOCK, type ZstdContext, zstdContext } from './zstd-library.js'

const MAGIC = 0xfd2fb528
/** The largest window that the zstd program itself takes without being told to (--long=27). */
const MAX_WINDOW = 2 ** 27
const DICTIONARY_BYTES = [0, 1, 2, 4]
const RLE = 1

/** Throws DedupeError for what is wrong with the file's content, else the system's error. */
export async function* unzstd(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const intake = new Intake(createReadStream(native(path), { highWaterMark: BLOCK }))
  const context = await zstdContext()
  try {
    let frames = 0
    for (; await intake.fill(1); frames++) {
      if (!(await intake.fill(4))) throw frames === 0 ? truncated('zst') : trailing('zst')
      const magic = uint(intake.bytes, 0, 4)
      if (magic === MAGIC) yield* frame(intake, context)
      else if (magic >>> 4 === 0x184d2a5) await skipFrame(intake)
      else throw frames === 0 ? corrupt('zst') : trailing('zst')
    }
    if (frames === 0) throw truncated('zst')
  } finally {
    context.close()
    await intake.close()
  }
}

async function skipFrame(intake: Intake): Promise<void> {
  if (!(await intake.fill(8))) throw truncated('zst')
  const length = uint(intake.bytes, 4, 4)
  if (!(await intake.skip(8 + length))) throw truncated('zst')
}

async function* frame(intake: Intake, context: ZstdContext): AsyncGenerator<Uint8Array, void, undefined> {
  const { size, hash } = await header(intake, context)
  let bytes = 0
  for (let last = false; !last; ) {
    if (!(await intake.fill(3))) throw truncated('zst')
    const block = uint(intake.bytes, 0, 3)
    const type = (block >> 1) & 3
    const length = block >> 3
    last = (block & 1) === 1
    if (type > 2 || length > BLOCK) throw corrupt('zst')
    const packed = 3 + (type === RLE ? 1 : length)
    if (!(await intake.fill(packed))) throw truncated('zst')
    const unpacked = attempt(context, intake.bytes.subarray(0, packed))
    intake.drop(packed)
    // A packed block of nothing is never written; it is what the library gives for a broken one.
    const fits = type <= RLE ? unpacked.length === length : unpacked.length > 0 && unpacked.length <= BLOCK
    if (!fits) throw corrupt('zst')
    bytes += unpacked.length
    hash?.update(unpacked)
    if (unpacked.length > 0) yield unpacked
  }
  if (size !== null && size !== bytes) throw corrupt('zst')
  if (hash === null) return
  if (!(await intake.fill(4))) throw truncated('zst')
  if (uint(intake.bytes, 0, 4) !== Number.parseInt(hash.digest().slice(-8), 16)) throw corrupt('zst')
  attempt(context, intake.bytes.subarray(0, 4))
  intake.drop(4)
}

async function header(
  intake: Intake,
  context: ZstdContext,
): Promise<{ readonly size: number | null; readonly hash: Hasher | null }> {
  if (!(await intake.fill(6))) throw truncated('zst')
  const flags = intake.bytes[4]
  if ((flags & 8) !== 0) throw corrupt('zst')
  const single = (flags >> 5) & 1
  const dictionary = DICTIONARY_BYTES[flags & 3]
  const sizeBytes = flags >> 6 === 0 ? single : 1 << (flags >> 6)
  const length = 5 + (1 - single) + dictionary + sizeBytes
  if (!(await intake.fill(length))) throw truncated('zst')
  const bytes = intake.bytes
  const size =
    sizeBytes === 0 ? null : uint(bytes, length - sizeBytes, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
  const base = 2 ** (10 + (bytes[5] >> 3))
  const window = single === 1 ? (size ?? 0) : base + (base / 8) * (bytes[5] & 7)
  if (window > MAX_WINDOW)
    throw unsupported(`its zstd data needs ${Math.ceil(window / 2 ** 20)} MB at a time; 128 are given`)
  if (uint(bytes, length - sizeBytes - dictionary, dictionary) !== 0)
    throw unsupported('its zstd data was packed with a dictionary')
  attempt(context, bytes.subarray(0, length))
  intake.drop(length)
  return { size, hash: (flags & 4) === 0 ? null : hasher() }
}

function attempt(context: ZstdContext, piece: Uint8Array): Uint8Array {
  try {
    return context.unpack(piece)
  } catch {
    throw corrupt('zst')
  }
}

/** A number in little-endian order. */
function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[at + i]
  return value
}
