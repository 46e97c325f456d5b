/** What is read off a block's bytes. */
import { expect, test } from 'vitest'
import {
  BARRED,
  BRACKETED,
  barredShapeOf,
  COLON,
  COPYRIGHT,
  INDENTED,
  labelShapeOf,
  POINTING,
  SMALL_START,
  STOPPED,
} from '../../src/fingerprint/label-shape.js'

const shape = (text: string) => {
  const bytes = Buffer.from(text, 'utf8')
  return labelShapeOf(bytes, 0, bytes.length)
}

test.each<[string, number]>([
  ['', 0],
  ['* * *', 0],
  ['Share', 0],
  ['share', SMALL_START],
  ['  **Share.**  ', STOPPED],
  ['Loading...', 0],
  ['請登入。', STOPPED],
  ['分享：', COLON],
  ['(Share)', BRACKETED],
  ['   Share', 0],
  ['    Share', INDENTED],
  ['\tShare', INDENTED],
  ['error.Code', BARRED | SMALL_START],
  ['Read example.com', 0],
  ['port1_active', BARRED | SMALL_START],
  ['【分享】', BRACKETED],
  ['More »', POINTING],
  ['See https://example.org/a_b?c=d', POINTING],
  ['© 2024', COPYRIGHT],
  ['“Share”', BARRED],
  ['## Share', BARRED],
  ['Share\n-----', BARRED],
  ['| Share |', BARRED],
  ['1. Share', BARRED],
  ['12 Comments', 0],
  ['Share,', BARRED],
  ['Share(opens in a new window)', 0],
  ['Share(12)', 0],
  ['Share(it)', BARRED],
  ['std::share', BARRED | SMALL_START],
  // What somebody says, in the signs of many languages.
  ['— Sign in', BARRED],
  ['– Anmelden', BARRED],
  ['― Войти!', BARRED | STOPPED],
  ['-- Share', BARRED],
  ["'Share'", BARRED],
  ['‘Share’', BARRED],
  ['’Dela’', BARRED],
  ['”Dela”', BARRED],
  ['‚Teilen‘', BARRED],
  ['»Teilen«', BARRED | POINTING],
  ['›Teilen‹', BARRED | POINTING],
  ['‹Partager›', BARRED | POINTING],
  ['« Partager', BARRED],
  ['『分享』', BARRED],
  // And labels beside them.
  ['— Advertisement —', 0],
  ['– Anzeige –', 0],
  ['-- Advertisement --', 0],
  ['--- Advertisement', 0],
  ['- Share', 0],
  ['» Weiterlesen', POINTING],
  ['› Weiterlesen', POINTING],
  ['‹ Zurück', 0],
  ["Don't miss", 0],
  [`${'Share '.repeat(400)}`, BARRED],
])('%j', (text, bits) => {
  expect(shape(text)).toBe(bits)
})

test.each(['\t', '    ', '   ', ''])('of what no rule takes only how it is set in is told: %j', (margin) => {
  const bytes = Buffer.from(`${margin}Share and share alike.`)
  expect(barredShapeOf(bytes, 0, bytes.length)).toBe(
    BARRED | (labelShapeOf(bytes, 0, bytes.length) & INDENTED),
  )
})
