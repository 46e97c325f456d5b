/** Folders as data, and temporary ones, for tests. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** Milliseconds: a property test leaves thousands of files, and a busy disk is slow. */
const CLEARING = 60_000
const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}, CLEARING)

/** A new empty folder inside another one, removed when the test file ends. */
export function tempFolder(inside = tmpdir()): string {
  const folder = mkdtempSync(join(inside, 'dedupe-test-'))
  made.push(folder)
  return folder
}

/** Path below a folder, as latin1 (so that any name has one), to the bytes of the file. */
export type Tree = Map<string, Buffer>

const raw = (path: string) => Buffer.from(path, 'latin1')

export function writeTree(folder: string, tree: ReadonlyMap<string, Uint8Array | string>): void {
  for (const [path, bytes] of tree) {
    const full = `${folder}/${path}`
    mkdirSync(raw(dirname(full)), { recursive: true })
    writeFileSync(raw(full), bytes)
  }
}

/** Every regular file under a folder, dot-files included, sorted by path. */
export function readTree(folder: string): Tree {
  const tree: Tree = new Map()
  const enter = (below: string) => {
    const entries = readdirSync(raw(join(folder, below)), { withFileTypes: true, encoding: 'buffer' })
    for (const entry of entries) {
      const path = below === '' ? entry.name.toString('latin1') : `${below}/${entry.name.toString('latin1')}`
      if (statSync(raw(`${folder}/${path}`)).isDirectory()) enter(path)
      else tree.set(path, readFileSync(raw(`${folder}/${path}`)))
    }
  }
  enter('')
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Mode and modification time in microseconds of each file. */
export function readStamps(folder: string): Map<string, string> {
  return new Map(
    [...readTree(folder).keys()].map((path) => {
      const { mode, mtimeNs } = statSync(raw(`${folder}/${path}`), { bigint: true })
      return [path, `${(Number(mode) & 0o7777).toString(8)} ${mtimeNs / 1000n}`]
    }),
  )
}

/** Everything under a folder, folders and links too, unfollowed: kind, mode, time and content of each. */
export function snapshot(folder: string): Map<string, string> {
  const seen = new Map<string, string>()
  const look = (path: string) => {
    const full = raw(path === '' ? folder : `${folder}/${path}`)
    const stats = lstatSync(full, { bigint: true })
    const content = stats.isFile()
      ? readFileSync(full, 'latin1')
      : stats.isSymbolicLink()
        ? readlinkSync(full, 'latin1')
        : ''
    seen.set(path, `${stats.mode.toString(8)} ${stats.mtimeNs} ${content}`)
    if (!stats.isDirectory()) return
    for (const name of readdirSync(full, { encoding: 'buffer' })) {
      look(path === '' ? name.toString('latin1') : `${path}/${name.toString('latin1')}`)
    }
  }
  look('')
  return new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Runs something with another current folder, as a library's caller may. */
export async function inFolder<T>(folder: string, run: () => T | Promise<T>): Promise<T> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return await run()
  } finally {
    process.chdir(before)
  }
}
