import { describe, expect, test } from 'vitest'
import { blocksOf } from './segmentHelp.js'

const md = (text: string) => blocksOf(text, true)

describe('front matter', () => {
  test.each([
    ['---\ntitle: A\n\ndate: B\n---', '---\ntitle: A\n\ndate: B\n---'],
    ['---\ntitle: A\n...', '---\ntitle: A\n...'],
    ['+++\ntitle = 1\n\nx = 2\n+++', '+++\ntitle = 1\n\nx = 2\n+++'],
  ])('%j is one block', (text, block) => {
    expect(md(`${text}\nText\n\nMore`)).toEqual([block, 'Text', 'More'])
    expect(md(`\ufeff${text}\nText`)).toEqual([block, 'Text'])
  })

  test('only on the first line, closed, and with no blank line below', () => {
    expect(md('\n---\n\na: b\n\n---\n')).toEqual(['---', 'a: b', '---'])
    expect(md('---\n\nText\n\n---\n')).toEqual(['---', 'Text', '---'])
    expect(md('+++\na = 1\n\nText')).toEqual(['+++', 'a = 1', 'Text'])
  })

  test('is unknown to plain text', () => {
    expect(blocksOf('---\ntitle: a book\n\ndate: B\n---')).toEqual(['---', 'title: a book', 'date: B', '---'])
  })
})

describe('fences', () => {
  test.each([
    '```ts\nlet a = 1\n\n\nlet b\n```',
    '~~~ text ```\n```\n\n~~~',
    '````\n```\n\n```\n````',
    '   ```\ncode\n\n   ````  ',
    '> ```\n> a\n>\n> b\n> ```',
    '- ```\n  a\n\n  b\n  ```',
  ])('%j is one block', (fence) => {
    expect(md(`Before\n${fence}\nAfter\n\nEnd`)).toEqual(['Before', fence, 'After', 'End'])
  })

  test('inside a list item, however deep', () => {
    expect(md('1. Run\n\n    ```sh\n    a\n\n    b\n    ```\n')).toEqual([
      '1. Run',
      '    ```sh\n    a\n\n    b\n    ```',
    ])
  })

  test('an unclosed fence runs to the end', () => {
    expect(md('Before\n\n```\na\n\nb\n\n')).toEqual(['Before', '```\na\n\nb'])
  })

  test('a fence ends with its quote', () => {
    expect(md('> ```\n> a\n\nText\n\nMore')).toEqual(['> ```\n> a', 'Text', 'More'])
  })

  test('code inside a line opens none', () => {
    expect(md('```a``` is code\n\nText')).toEqual(['```a``` is code', 'Text'])
    expect(md('    ```\n\nText')).toEqual(['    ```', 'Text'])
  })
})

describe('tables', () => {
  test('a header row and a delimiter row open a table', () => {
    const table = '| Boat | Cargo |\n|:-----|------:|\n| Anna | salt |\n| Else | a \\| b |'
    expect(md(`Before\n${table}\nNo row\n\nEnd`)).toEqual(['Before', table, 'No row', 'End'])
  })

  test('outer pipes may be missing', () => {
    expect(md('Boat | Cargo\n--- | ---\nAnna | salt\n\nEnd')).toEqual([
      'Boat | Cargo\n--- | ---\nAnna | salt',
      'End',
    ])
  })

  test('the rows must have as many cells', () => {
    expect(md('| a | b | c |\n|---|---|\n| d | e |')).toEqual(['| a | b | c |', '|---|---|', '| d | e |'])
  })
})

describe('headings and lists', () => {
  test('an ATX heading is a block of its own', () => {
    expect(md('some text\n## Heading\nmore text\n#\n#hash')).toEqual([
      'some text',
      '## Heading',
      'more text',
      '#',
      '#hash',
    ])
  })

  test('a setext underline has any length', () => {
    expect(md('A long heading here\n---\nText\n\nB\n=\n')).toEqual([
      'A long heading here\n---',
      'Text',
      'B\n=',
    ])
  })

  test('a rule below a blank line or a list item is a separator', () => {
    expect(md('Text\n\n---\n- item\n---\n')).toEqual(['Text', '---', '- item', '---'])
  })

  test('list items are blocks with their wrapped continuation', () => {
    const items = [
      '- The first item is wrapped by hand and goes on in the next line without\nany indentation.',
      '- The second item.',
      '- A third one, also wrapped by hand, which goes on for a while and then ends\n  with an indent.',
    ]
    expect(md(items.join('\n'))).toEqual(items)
  })
})
