import { describe, expect, it } from 'vitest'
import { colourLevel, lookOf } from '../../src/cli/colour.js'

const terminal = { isTTY: true, columns: 120 }
const pipe = {}

describe('colour', () => {
  it.each([
    ['a terminal', {}, terminal, 1],
    ['256 colours', { TERM: 'xterm-256color' }, terminal, 2],
    ['true colour', { TERM: 'xterm', COLORTERM: 'truecolor' }, terminal, 3],
    ['a pipe', { TERM: 'xterm-256color' }, pipe, 0],
    ['TERM=dumb', { TERM: 'dumb', COLORTERM: 'truecolor' }, terminal, 0],
    ['NO_COLOR', { NO_COLOR: '0' }, terminal, 0],
    ['an empty NO_COLOR', { NO_COLOR: '' }, terminal, 1],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, terminal, 0],
    ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, terminal, 0],
    ['FORCE_COLOR=1 and a pipe', { FORCE_COLOR: '1', TERM: 'dumb' }, pipe, 1],
    ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, pipe, 3],
    ['FORCE_COLOR=true', { FORCE_COLOR: 'true' }, pipe, 1],
    ['an empty FORCE_COLOR', { FORCE_COLOR: '' }, pipe, 0],
    ['NO_COLOR against FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, terminal, 0],
  ])('%s', (_, env, stream, level) => {
    expect(colourLevel(env, stream)).toBe(level)
  })
})

describe('the look', () => {
  it('follows the stream', () => {
    expect(lookOf({ LANG: 'de_DE.UTF-8' }, terminal)).toEqual({ colour: true, columns: 120, unicode: true })
    expect(lookOf({}, pipe)).toEqual({ colour: false, columns: 80, unicode: false })
  })

  it.each([
    [{}, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'C', LC_ALL: 'C.utf8' }, true],
    [{ LC_CTYPE: 'en_US.ISO-8859-1', LANG: 'en_US.UTF-8' }, false],
    [{ TERM: 'linux', LANG: 'en_US.UTF-8' }, false],
  ])('draws beyond ASCII in %j: %s', (env, unicode) => {
    expect(lookOf(env, terminal).unicode).toBe(unicode)
  })
})
