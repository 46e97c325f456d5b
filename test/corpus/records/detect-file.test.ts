/** The format of a file by as much of it as its first record needs. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detectFile, LONGEST_HEAD } from '../../../src/corpus/records/detect-file.js'
import { tempFolder } from '../../tree.js'

const ASKED = { textField: null, idField: null, urlField: null, dateField: null }

test('lines of records are found behind a first one of any length that is read', () => {
  const bytes = Buffer.alloc(LONGEST_HEAD + 100, 'a')
  bytes.write('{"text":"')
  bytes.write('"}\n{"text":"short"}\n', LONGEST_HEAD + 50)
  const path = join(tempFolder(), 'a.jsonl')
  writeFileSync(path, bytes)
  expect(detectFile(path, 'a.jsonl', ASKED)).toMatchObject({ format: 'jsonl', fields: { text: 'text' } })
})
