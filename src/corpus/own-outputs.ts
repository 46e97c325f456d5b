/**
 * Files that lie in outputs of dedupe, told by their paths: those of a list, and members of archives. A walk of folders does
 * not enter outputs (folder.ts).
 */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addTo } from '../lists-by-key.js'
import type { Skipped, Warning } from '../model.js'
import { isDryReport } from './dry-report.js'
import { CLEAN, isManifest, isOutput, MANIFEST, REPORT } from './manifest.js'
import { native, realPath } from './names.js'
import type { FolderRoot } from './roots.js'

/** Code of what is left out because an earlier run wrote it. */
export const OWN_OUTPUT = 'own-output'

export function ownOutput(path: string): Skipped {
  return { path, code: OWN_OUTPUT, message: 'An earlier output is not read as input' }
}

/** Code of the warning that an argument is an output of an earlier run: report and ledger stand beside the texts in it. */
export const OUTPUT_READ = 'output-as-input'

export function outputRead(path: string): Warning {
  const message = `${path} is an output of dedupe: name ${join(path, CLEAN)} to read its cleaned texts and nothing else`
  return { code: OUTPUT_READ, message }
}

/**
 * The roots of a list without the files that lie in outputs, and `skip` is told of each output. A list of nothing else is
 * read, as a folder is that is named though it is an output; but never what this run replaces (`leaveOut`, real paths).
 */
export function withoutOutputs(
  roots: readonly FolderRoot[],
  leaveOut: ReadonlySet<string>,
  skip: (entry: Skipped) => void,
  warn: (warning: Warning) => void,
): readonly FolderRoot[] {
  const parts = roots.map(({ folder, list = [] }) => {
    const isReplaced = (path: string) => leaveOut.size > 0 && isOneOf(join(folder, path), leaveOut)
    const isOwn = (path: string) => path !== '' && (isReplaced(path) || isOurs(join(folder, path)))
    return { isReplaced, ...partOwn(list, isOwn) }
  })
  const isAllOwn = parts.every(({ others }) => others.length === 0)
  let count = 0
  let first: string | null = null
  const kept = roots.map((root, i) => {
    const { isReplaced, own } = parts[i]
    const left = new Set<string>()
    for (const [path, files] of own) {
      if (isAllOwn && !isReplaced(path)) {
        const cleaned = join(path, CLEAN)
        if (!files.every((file) => file.startsWith(`${cleaned}/`))) warn(outputRead(join(root.folder, path)))
        continue
      }
      skip(ownOutput(path))
      for (const file of files) left.add(file)
      first ??= join(root.folder, path)
    }
    count += left.size
    return { ...root, list: root.list?.filter((path) => !left.has(path)) ?? [] }
  })
  if (first !== null) {
    const [files, are] =
      count === 1 ? ['1 file of the list lies', 'is'] : [`${count} files of the list lie`, 'are']
    const message = `${files} in an output of dedupe and ${are} left out, first in ${first}; name ${first}/${CLEAN} to read its cleaned texts`
    warn({ code: 'own-output-listed', message })
  }
  return kept.filter(({ list }) => list.length > 0)
}

/** Members of an archive apart from those of outputs in it, by the folder of each; `file` is where one was unpacked to. */
export function membersOfOutputs<T extends { readonly name: string; readonly file: string }>(
  members: readonly T[],
): { readonly others: readonly T[]; readonly own: ReadonlyMap<string, readonly T[]> } {
  const names = new Set(members.map(({ name }) => name))
  const outputs = new Set<string>()
  for (const { name, file } of members) {
    const folder = name === MANIFEST ? '' : name.endsWith(`/${MANIFEST}`) ? dirname(dirname(name)) : null
    const beside = folder === '' ? REPORT : `${folder}/${REPORT}`
    if (folder !== null && names.has(beside) && isManifest(file)) outputs.add(folder)
  }
  if (outputs.size === 0) return { others: members, own: new Map() }
  const byName = new Map(members.map((member) => [member.name, member]))
  const { others, own } = partOwn([...byName.keys()], (folder) => outputs.has(folder))
  const of = (paths: readonly string[]) => paths.flatMap((name) => byName.get(name) ?? [])
  return { others: of(others), own: new Map([...own].map(([folder, paths]) => [folder, of(paths)])) }
}

/** Paths apart from those below a folder that `isOurs`, by the outermost such folder. */
function partOwn(paths: readonly string[], isOurs: (folder: string) => boolean) {
  const owners = new Map<string, string | null>()
  const ownerOf = (folder: string): string | null => {
    const known = owners.get(folder)
    if (known !== undefined) return known
    const outer = folder === '' ? null : ownerOf(folderOf(folder))
    const owner = outer ?? (isOurs(folder) ? folder : null)
    owners.set(folder, owner)
    return owner
  }
  const others: string[] = []
  const own = new Map<string, string[]>()
  for (const path of paths) {
    const owner = ownerOf(folderOf(path))
    if (owner === null) others.push(path)
    else {
      addTo(own, owner, path)
    }
  }
  return { others, own }
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

function isOurs(folder: string): boolean {
  try {
    if (!existsSync(native(join(folder, REPORT)))) return false
    const entries = readdirSync(native(folder), { withFileTypes: true })
    return isOutput(folder, entries) || isDryReport(folder, entries)
  } catch {
    return false // It is told where its files are read.
  }
}

function isOneOf(folder: string, places: ReadonlySet<string>): boolean {
  try {
    return places.has(realPath(folder))
  } catch {
    return false
  }
}
