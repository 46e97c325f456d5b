/**
 * Members of a tar archive (ustar, pax and GNU) from a stream. Written here because modern-tar and tar-stream take
 * sparse files and unknown kinds of member for plain files, decode names with loss, and tar-stream brings eleven
 * packages along.
 */
import { DedupeError } from '../../failure.js'
import { Intake } from '../compression/intake.js'
import { type Member, type MemberCode, type MemberProblem, MOST_MEMBERS, memberProblem } from './member.js'
import { memberName, memberNames } from './member-names.js'
import { paxRecords } from './pax.js'
import { BLOCK, isZero, type TarHeader, tarHeader } from './tar-header.js'

/** A header of attributes, or a long name: two paths of 4096 bytes need little; this much is held at once. */
const MOST_ATTRIBUTES = 1 << 20
const PIECE = 1 << 16
/** From 1901 to 2242: what file systems in use can write, as a copy must have the time of its source. */
const EARLIEST_US = -(2 ** 31) * 1e6
const LATEST_US = 2 ** 33 * 1e6

const PLAIN = new Set(['0', '\0', '7'])
const LEFT_OUT: Readonly<Record<string, MemberCode>> = {
  '1': 'link',
  '2': 'link',
  '3': 'not-regular',
  '4': 'not-regular',
  '6': 'not-regular',
  S: 'sparse',
}
const FOLDER = '5'

/** Throws DedupeError for the whole archive, or what the stream throws. */
export async function* tarMembers(
  chunks: AsyncIterable<Uint8Array>,
  tell: (problem: MemberProblem) => void,
): AsyncGenerator<Member, void, undefined> {
  const intake = new Intake(chunks)
  const names = memberNames()
  try {
    let count = 0
    let last: string | null = null
    for (let entry = await nextEntry(intake, last); entry !== null; entry = await nextEntry(intake, last)) {
      count += 1
      last = entry.name
      if (count > MOST_MEMBERS) throw new DedupeError('bomb', `it has more than ${MOST_MEMBERS} members`)
      const { name, size, type } = entry
      const rest = new Rest(intake, size)
      const code = entry.sparse ? 'sparse' : PLAIN.has(type) ? null : (LEFT_OUT[type] ?? 'method')
      if (code !== null && type !== FOLDER) tell(memberProblem(name, code))
      // Before ustar a folder was a file whose name ends in a slash.
      const isFile = code === null && !name.endsWith('/')
      const place = isFile ? names.place(name, tell) : null
      if (place !== null) {
        const { mode } = entry
        const modifiedUs = Math.min(Math.max(entry.modifiedUs, EARLIEST_US), LATEST_US)
        if (modifiedUs !== entry.modifiedUs) tell(memberProblem(name, 'time'))
        yield { name: place, mode, modifiedUs, content: rest.chunks() }
      }
      await rest.skip()
    }
    if (!(await hasEndMark(intake)) && last !== null) tell(memberProblem(last, 'no-end'))
  } finally {
    await intake.close()
  }
}

interface TarEntry extends TarHeader {
  readonly sparse: boolean
}

/**
 * The next header with what was said of it before; null at the archive's end. That has two blocks of zeros as its mark, and
 * the usual programs read archives without. `last` is the member before, null for none.
 */
async function nextEntry(intake: Intake, last: string | null): Promise<TarEntry | null> {
  let path: string | null = null
  let attributes: ReadonlyMap<string, string> = new Map()
  for (;;) {
    if (!(await intake.fill(BLOCK))) {
      const isEnd = last !== null && path === null && attributes.size === 0 && isZero(intake.bytes)
      if (isEnd) return null
      throw ends()
    }
    const block = intake.bytes.subarray(0, BLOCK)
    if (isZero(block)) return null
    const header = tarHeader(block)
    if (header === null) throw new DedupeError('corrupt', 'its tar data is damaged')
    intake.drop(BLOCK)
    const { type, size } = header
    if (type === 'x' || type === 'L' || type === 'K' || type === 'g') {
      if (size > MOST_ATTRIBUTES)
        throw new DedupeError('bomb', 'the name of one of its members has over a megabyte')
      const bytes = await taken(intake, size)
      if (type === 'L') path = memberName(bytes.subarray(0, bytes.indexOf(0) < 0 ? size : bytes.indexOf(0)))
      if (type !== 'x') continue
      const records = paxRecords(bytes)
      if (records === null) throw new DedupeError('corrupt', 'its tar data is damaged')
      attributes = records
      continue
    }
    return withAttributes(path === null ? header : { ...header, name: path }, attributes)
  }
}

function withAttributes(header: TarHeader, attributes: ReadonlyMap<string, string>): TarEntry {
  const size = attributes.get('size')
  const time = Number(attributes.get('mtime') ?? Number.NaN)
  if (size !== undefined && !(/^\d{1,16}$/.test(size) && Number.isSafeInteger(Number(size))))
    throw new DedupeError('corrupt', 'its tar data is damaged')
  return {
    ...header,
    name: attributes.get('path') ?? header.name,
    size: size === undefined ? header.size : Number(size),
    modifiedUs: Number.isFinite(time) ? Math.round(time * 1e6) : header.modifiedUs,
    sparse: [...attributes.keys()].some((key) => key.startsWith('GNU.sparse.')),
  }
}

async function taken(intake: Intake, size: number): Promise<Buffer> {
  const whole = Math.ceil(size / BLOCK) * BLOCK
  if (!(await intake.fill(whole))) throw ends()
  const bytes = Buffer.from(intake.bytes.subarray(0, size))
  intake.drop(whole)
  return bytes
}

/** What is left of a member. */
class Rest {
  readonly #intake: Intake
  #content: number
  #padding: number

  constructor(intake: Intake, size: number) {
    this.#intake = intake
    this.#content = size
    this.#padding = (BLOCK - (size % BLOCK)) % BLOCK
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    const intake = this.#intake
    while (this.#content > 0) {
      if (!(await intake.fill(1))) throw ends()
      const piece = Buffer.from(intake.bytes.subarray(0, Math.min(this.#content, PIECE)))
      intake.drop(piece.length)
      this.#content -= piece.length
      yield piece
    }
  }

  async skip(): Promise<void> {
    if (!(await this.#intake.skip(this.#content + this.#padding))) throw ends()
    this.#content = 0
    this.#padding = 0
  }
}

/**
 * Whether two blocks of zeros stand at the end, as of an archive without members they must. Throws for anything else there: of
 * an archive that another was put behind the second would be lost.
 */
async function hasEndMark(intake: Intake): Promise<boolean> {
  const isMarked = await intake.fill(2 * BLOCK)
  while (await intake.fill(1)) {
    if (!isZero(intake.bytes)) throw new DedupeError('corrupt', 'other bytes stand behind its tar data')
    intake.drop(intake.length)
  }
  return isMarked
}

function ends(): DedupeError {
  return new DedupeError('truncated', 'its tar data ends in the middle')
}
