/** Texts that stand, and others that are to join them, in a folder for the command. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { tempFolder, writeTree } from '../tree.js'
import { dedupe } from './run.js'

export const FERRY =
  'The ferry leaves the upper pier every twenty minutes, and in the winter of the long ice it left twice a day.'

export const KILN =
  'Nobody has lit the lime kiln above the village since the two brothers who owned it went to sea and stayed there.'

export const WELL =
  'The well behind the school was dug by hand, forty feet through chalk, in the summer before the great drought.'

export const MILL =
  'A mill wheel turned here once, and the beam that carried it holds up the roof of the chapel across the road.'

/** Two texts that stand, three that are to join them: one new, one with an old paragraph, one that is old as a whole. */
export const TEXTS: Readonly<Record<string, string>> = {
  'archive/ferry.txt': `${FERRY}\n\n${KILN}\n`,
  'archive/well.txt': `${WELL}\n`,
  'incoming/fresh.txt': `${MILL}\n`,
  'incoming/partly.txt': `A report on the hill.\n\n${KILN}\n\n${MILL} Its owner said so.\n`,
  'incoming/whole.txt': `${WELL}\n`,
}

/** A folder that git knows, with an index of what stands. */
export function checkFolder(): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(TEXTS)))
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
  ])
    expect(spawnSync('git', args, { cwd: folder }).status).toBe(0)
  expect(dedupe(['index', 'archive', '-o', 'archive.dedupe'], { cwd: folder }).status).toBe(0)
  return folder
}

/** What tests do in such a folder, which is there when they run. */
export function checksIn(folder: () => string) {
  return {
    check: (...flags: string[]) => dedupe(['check', 'incoming', ...flags], { cwd: folder() }),
    read: (name: string) => readFileSync(join(folder(), name), 'utf8'),
  }
}

export const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)
