/** Archives made by hand, byte by byte, so that they can be wrong in any way. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string | Buffer
  readonly data?: Buffer
  /** What the directory says instead of the truth. */
  readonly lie?: {
    readonly size?: number
    readonly packed?: number
    readonly sum?: number
    readonly at?: number
  }
  readonly localName?: string | Buffer
  readonly method?: number
  readonly flags?: number
  /** With the type of file, as Unix has it. */
  readonly mode?: number
  /** The system that made it, of which 3 is Unix. */
  readonly host?: number
}

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const {
      name,
      data = Buffer.alloc(0),
      lie = {},
      localName = name,
      method = 8,
      flags = 0x800,
      mode = 0o100644,
      host = 3,
    } = entry
    const packed = method === 8 ? deflateRawSync(data) : data
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt16LE(0x5c6e, 8) // 2026-03-14
    common.writeUInt32LE(lie.sum ?? crc32(data), 10)
    common.writeUInt32LE(lie.packed ?? packed.length, 14)
    common.writeUInt32LE(lie.size ?? data.length, 18)
    common.writeUInt16LE(Buffer.byteLength(localName), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(localName), packed])
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(lie.at ?? at, 10)
    const by = Buffer.from([20, host])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), by, common, rest, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

export interface TarEntry {
  readonly name: string | Buffer
  readonly data?: Buffer
  readonly type?: string
  readonly size?: number
  readonly mode?: number
}

export function tarOf(entries: readonly TarEntry[], end = true): Buffer {
  const blocks = entries.flatMap(
    ({ name, data = Buffer.alloc(0), type = '0', size = data.length, mode = 0o644 }) => {
      const header = Buffer.alloc(512)
      Buffer.from(name).copy(header, 0, 0, 100)
      header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100)
      header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
      header.write('15215454000\0', 136)
      header.write('        ', 148)
      header.write(type, 156)
      header.write('ustar\x0000', 257)
      header.write(
        `${header
          .reduce((sum, byte) => sum + byte, 0)
          .toString(8)
          .padStart(6, '0')}\0 `,
        148,
      )
      return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]
    },
  )
  return Buffer.concat([...blocks, Buffer.alloc(end ? 1024 : 0)])
}
