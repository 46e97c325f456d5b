import { describe, expect, it } from 'vitest'
import { looksLikeHtml } from '../../../src/corpus/encoding/sniff.js'

describe('looksLikeHtml', () => {
  it.each([
    '<!doctype html>',
    '<!DOCTYPE HTML PUBLIC "x">',
    '<html>',
    '<HTML lang=en>',
    '\ufeff \r\n\t<html\n',
    '<?xml version="1.0"?>\n<!DOCTYPE html>',
    '<!-- a <p> --><!-- b -->\n<html>',
    '<html',
  ])('true: %j', (text) => expect(looksLikeHtml(Buffer.from(text))).toBe(true))

  it.each([
    '',
    ' ',
    'About <html> tags',
    '<htmlish>',
    '<!doctype htmlx>',
    '<?xml version="1.0"?><rss>',
    '<!-- never closed <html>',
    '<p>words</p>',
    '# <html>',
  ])('false: %j', (text) => expect(looksLikeHtml(Buffer.from(text))).toBe(false))
})
