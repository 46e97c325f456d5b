/** Where --mark puts its text, with what around it, in which bytes, and what it refuses. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Cut, spacedMarks } from '../../src/corpus/cut-marks.js'
import { INDEX } from '../../src/corpus/manifest.js'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, type DedupeSettings, dedupe, restore } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { forge } from '../verify/forge.js'
import { encode } from './encoding/encoders.js'

/** `template` with its stretches in ⟦⟧ (passages) and ⟪⟫ (whole blocks) gone, and `mark` put in. */
function marked(template: string, mark: string): string {
  const cuts: Cut[] = []
  let text = ''
  for (const part of template.split(/(?<=[⟧⟫])|(?=[⟦⟪])/)) {
    const start = Buffer.byteLength(text)
    const passage = part.startsWith('⟦')
    text += part.replace(/[⟦⟧⟪⟫]/g, '')
    const end = Buffer.byteLength(text)
    if (passage || part.startsWith('⟪')) cuts.push({ start, end, kind: passage ? 'passage' : 'exact' })
  }
  const bytes = Buffer.from(text)
  let [at, out] = [0, '']
  for (const [i, put] of spacedMarks(bytes, cuts, mark).entries()) {
    out += bytes.toString('utf8', at, cuts[i].start) + (put ?? '')
    at = cuts[i].end
  }
  return out + bytes.toString('utf8', at)
}

test.each([
  ['between two sentences', 'One. ⟦Two. ⟧Three.', 'One. […] Three.'],
  ['at the start of a paragraph', 'A\n\n⟦One. ⟧Two.\n', 'A\n\n[…] Two.\n'],
  ['at the start of a text', '⟦One. ⟧Two.', '[…] Two.'],
  ['behind a byte order mark', '\ufeff⟦One. ⟧Two.', '\ufeff[…] Two.'],
  ['at the end of a paragraph', 'One.⟦ Two.⟧\n\nB', 'One. […]\n\nB'],
  ['at the end of a text', 'One.⟦ Two.⟧', 'One. […]'],
  ['where a wrapped line begins and ends', 'One.\n⟦Two.\n⟧Three.', 'One.\n[…] Three.'],
  ['where a line ends within', 'One. ⟦Two\ntwo.\r\n⟧Three.', 'One. […] Three.'],
  ['at the end, on a line of its own', 'One.⟦\nTwo.⟧\n\nB', 'One. […]\n\nB'],
  ['in text without spaces', '一。⟦二。⟧三。', '一。[…]三。'],
  ['in wrapped text without spaces', '一。⟦二。\n⟧三。', '一。[…]三。'],
  ['at the end of text without spaces', '一。⟦二。⟧\n', '一。[…]\n'],
  ['between ideographic spaces', '一。⟦\u3000二。⟧\u3000三。', '一。\u3000[…]\u3000三。'],
  ['beside no-break spaces', 'One.⟦\u00a0Two.⟧\u00a0Three.', 'One.\u00a0[…]\u00a0Three.'],
  ['twice', 'One. ⟦Two. ⟧Three.⟦ Four.⟧', 'One. […] Three. […]'],
  ['before a block that goes', 'One.⟦ Two.⟧⟪\n\nB⟫\n\nC', 'One. […]\n\nC'],
  ['behind a block that goes', 'A\n\n⟪B\n\n⟫⟦One. ⟧Two.', 'A\n\n[…] Two.'],
  ['nowhere for a whole block', 'A\n\n⟪B\n\n⟫C', 'A\n\nC'],
  ['after an opening quote that stays', '“⟦One. ⟧Two.”', '“[…] Two.”'],
])('a mark stands %s', (_, template, expected) => {
  expect(marked(template, '[…]')).toBe(expected)
})

test('a mark of words becomes no part of a word beside it', () => {
  expect(marked('一。⟦二。⟧Three.', 'cut')).toBe('一。cut Three.')
  expect(marked('一。⟦二。⟧三。', 'cut')).toBe('一。cut三。')
  expect(marked('一。⟦二。⟧Three.', '略')).toBe('一。略Three.')
})

const SHARED =
  'The harbour office counts every crate twice before the tide turns. Nobody leaves the pier until both counts agree. '
const BEFORE = 'Old Marta wrote this down long after the others had gone home for their supper. '
const AFTER = 'She kept a list of the gulls as well.\n'
const SETTINGS: DedupeSettings = { minPassage: 12, mark: '[…]' }

async function cleanedWith(text: string | Uint8Array, settings: DedupeSettings = SETTINGS) {
  const { report, cleaned } = await dedupe(
    [
      { path: 'a.txt', text: `${SHARED}\n` },
      { path: 'b.txt', text },
    ],
    settings,
  )
  const bytes = Buffer.from([...cleaned][1].text)
  const told = [...report.warnings].filter(({ code }) => code !== 'mass-removal')
  return { bytes, warnings: told, encoding: [...report.documents][1].encoding }
}

describe('the mark is written', () => {
  test('in UTF-8', async () => {
    const { bytes, warnings } = await cleanedWith(BEFORE + SHARED + AFTER)
    expect(bytes.toString()).toBe(`${BEFORE}[…] ${AFTER}`)
    expect(warnings).toEqual([])
  })

  test('in UTF-16', async () => {
    const { bytes } = await cleanedWith(Buffer.from(`\ufeff${BEFORE}${SHARED}${AFTER}`, 'utf16le'))
    expect(bytes).toEqual(Buffer.from(`\ufeff${BEFORE}[…] ${AFTER}`, 'utf16le'))
  })

  test('in Windows-1252', async () => {
    const accented = 'Près de là la rivière gèle déjà, et à Noël personne ne la traverse plus à pied. '
    const { bytes, encoding } = await cleanedWith(Buffer.from(accented + SHARED + AFTER, 'latin1'))
    expect(encoding).toBe('windows-1252')
    expect(bytes).toEqual(Buffer.from(`${accented}[\x85] ${AFTER}`, 'latin1'))
  })

  test('in no encoding that cannot hold it: it is left out, and that is told once', async () => {
    const cyrillic = 'Каждое утро старый паромщик считает лодки у берега и записывает их число. '
    const text = Buffer.from(encode(cyrillic + SHARED + AFTER, 'koi8-r').bytes)
    const left = await cleanedWith(text, { ...SETTINGS, mark: '[…]' })
    expect(left.encoding).toBe('koi8-r')
    expect(left.bytes).toEqual((await cleanedWith(text, { minPassage: 12 })).bytes)
    expect(left.warnings).toEqual([
      {
        code: 'mark-left-out',
        message: "--mark '[…]' was left out of 1 document in koi8-r: the encoding cannot hold it",
      },
    ])
    const put = await cleanedWith(text, { ...SETTINGS, mark: '[вырезано]' })
    expect(put.bytes).toEqual(Buffer.from(encode(`${cyrillic}[вырезано] ${AFTER}`, 'koi8-r').bytes))
    expect(put.warnings).toEqual([])
  })
})

test.each<[string, string]>([
  ['', 'it is empty; leave the option out to put nothing in'],
  [' ', 'it cannot begin or end with a blank; the text around it gives the blanks beside it'],
  ['\u3000x', 'it cannot begin or end with a blank; the text around it gives the blanks beside it'],
  ['x\ufeff', 'it cannot begin or end with a blank; the text around it gives the blanks beside it'],
  ['a\nb', 'line ends, tabs and other control characters cannot stand in it'],
  ['a\u2028b', 'line ends, tabs and other control characters cannot stand in it'],
  ['a\u0085b', 'line ends, tabs and other control characters cannot stand in it'],
  ['a\0', 'line ends, tabs and other control characters cannot stand in it'],
  ['\ud800', 'line ends, tabs and other control characters cannot stand in it'],
  ['\u0301', 'it cannot begin with a combining character'],
])('the mark %j is refused', async (mark, problem) => {
  const failure = await dedupe([{ path: 'a.txt', text: 'a' }], { mark }).catch((error) => error)
  expect(failure).toBeInstanceOf(DedupeError)
  expect(failure).toMatchObject({
    code: 'bad-option',
    message: `The option 'mark' cannot be ${JSON.stringify(mark)}: ${problem}`,
  })
})

test('the report holds the mark only if one was given', async () => {
  const optionsWith = async (settings: DedupeSettings) => {
    const { report } = await dedupe([{ path: 'a.txt', text: SHARED }], settings)
    return report.run.options
  }
  expect(await optionsWith({})).not.toHaveProperty('mark')
  expect(await optionsWith({ mark: '…' })).toHaveProperty('mark', '…')
})

describe('an output with marks', () => {
  const FILES = new Map([
    ['a.txt', `${SHARED}\n`],
    ['b.txt', BEFORE + SHARED + AFTER],
  ])
  const ARGS = ['in', '-o', 'out', '--min-passage', '12', '--mark', '[…]']
  function output(): string {
    const folder = tempFolder()
    writeTree(join(folder, 'in'), FILES)
    expect(command(ARGS, { cwd: folder }).status).toBe(0)
    expect(readFileSync(join(folder, 'out/clean/b.txt'), 'utf8')).toBe(`${BEFORE}[…] ${AFTER}`)
    return folder
  }

  test('is replaced without --force, restored, and found whole', () => {
    const folder = output()
    expect(command(ARGS, { cwd: folder })).toMatchObject({ status: 0, stderr: '' })
    expect(command(['verify', 'out'], { cwd: folder }).stdout).toBe(
      'Verified 2 files, 349 bytes: every one can be rebuilt byte for byte, and the removed copy stands elsewhere.\n',
    )
    restore(join(folder, 'out'), join(folder, 'back'))
    expect(readTree(join(folder, 'back'))).toEqual(readTree(join(folder, 'in')))
  })

  test('is shown in the diff, which patch makes it from', () => {
    const folder = output()
    const { stdout, status } = command(['in', '--dry-run', '--format', 'diff', ...ARGS.slice(3)], {
      cwd: folder,
    })
    expect(status).toBe(0)
    expect(stdout).toBe(
      `--- a/b.txt\n+++ b/b.txt\n@@ -1,1 +1,1 @@\n-${BEFORE}${SHARED}${AFTER}+${BEFORE}[…] ${AFTER}`,
    )
  })

  test('that holds more than marks is found out, though every hash fits', () => {
    const out = join(output(), 'out')
    forge(out, () => {}, { put: 'She never paid for the crates.' })
    expect(verify(out).problems).toEqual(['b.txt holds text that is neither kept nor a mark'])
  })

  test('that puts a mark where no passage went is found out', () => {
    const out = join(output(), 'out')
    forge(
      out,
      ({ documents }) => {
        for (const { removals } of documents) for (const one of removals) one.kind = 'exact'
      },
      { put: '[…]' },
    )
    expect(verify(out).problems).toEqual(['b.txt holds text that is neither kept nor a mark'])
  })

  test('the ledger says how many bytes were put in, and nothing where none were', () => {
    const folder = output()
    const lines = readFileSync(join(folder, 'out', INDEX), 'utf8')
      .trimEnd()
      .split('\n')
    const entries = lines.map((line) => JSON.parse(line))
    expect(entries[0]).not.toHaveProperty('put')
    expect(entries[1]).toMatchObject({ cuts: [[BEFORE.length, SHARED.length]], put: [6] })
    writeFileSync(join(folder, 'in/b.txt'), AFTER)
    expect(command(ARGS, { cwd: folder }).stderr).toContain('holds the only way back')
  })
})
