import { expect, test } from 'vitest'
import { dateInName } from '../../src/corpus/date-in-name.js'

test.each<[string, string | null]>([
  ['2026-03-14-mill.txt', '2026-03-14'],
  ['mill_20260314.txt', '2026-03-14'],
  ['mill.2026-03-14T1200.txt', '2026-03-14'],
  ['2024-02-29.txt', '2024-02-29'],
  ['2023-02-29.txt', null],
  ['2023-02-30 but 2023-03-01.txt', '2023-03-01'],
  ['1900-02-29 20000229.md', '2000-02-29'],
  ['2026-00-10.txt', null],
  ['2026-13-01.txt', null],
  ['2026-04-31.txt', null],
  ['2026-03-00.txt', null],
  ['20261301.txt', null],
  ['84051231.txt', null],
  ['8405-12-31.txt', '8405-12-31'],
  ['18991231.txt', null],
  ['120260314.txt', null],
  ['202603145.txt', null],
  ['2026-0314.txt', null],
  ['202603-14.txt', null],
  ['2026_03_14.txt', null],
  ['26-03-14.txt', null],
  ['2026-03-141.txt', null],
  ['٢٠٢٦-٠٣-١٤.txt', null],
  ['20260314-2025-01-01.txt', '2026-03-14'],
  ['', null],
])('%s: %s', (name, date) => {
  expect(dateInName(name)).toBe(date)
})
