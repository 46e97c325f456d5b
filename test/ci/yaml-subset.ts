/**
 * Reads the YAML of the project's own files: block mappings and lists, plain and double-quoted scalars, lists in brackets,
 * literal blocks (`|`). Throws for a line that is none of these, so that nothing is read as what it is not.
 */

type Yaml = string | number | boolean | Yaml[] | { [key: string]: Yaml }

interface Line {
  readonly indent: number
  readonly text: string
}

export function parseYaml(text: string): Yaml {
  const lines = text.split('\n').map((line): Line => {
    const body = line.trimStart()
    return { indent: line.length - body.length, text: body }
  })
  const [value, end] = block(lines, 0, 0)
  const rest = lines.slice(end).find((line) => line.text !== '')
  if (rest !== undefined) throw new Error(`unread: ${rest.text}`)
  return value
}

const KEY = /^([A-Za-z_][\w-]*):(?: (.*))?$/

function block(lines: readonly Line[], from: number, indent: number): [Yaml, number] {
  let at = skip(lines, from)
  if (lines[at]?.text.startsWith('- ')) {
    const list: Yaml[] = []
    while (at < lines.length && lines[at].indent === indent && lines[at].text.startsWith('- ')) {
      const item = lines[at].text.slice(2)
      if (!KEY.test(item)) {
        list.push(scalar(item))
        at = skip(lines, at + 1)
        continue
      }
      // What follows the dash is a block of its own, two columns further in.
      const inner = [...lines.slice(0, at), { indent: indent + 2, text: item }, ...lines.slice(at + 1)]
      const [value, end] = block(inner, at, indent + 2)
      list.push(value)
      at = skip(lines, end)
    }
    return [list, at]
  }
  const mapping: { [key: string]: Yaml } = {}
  while (at < lines.length && lines[at].indent === indent) {
    const [, key, value] = KEY.exec(lines[at].text) ?? []
    if (key === undefined) throw new Error(`no key: ${lines[at].text}`)
    if (value === '|') {
      let end = at + 1
      while (end < lines.length && (lines[end].text === '' || lines[end].indent > indent)) end += 1
      const first = lines[at + 1].indent
      mapping[key] = `${lines
        .slice(at + 1, end)
        .map((line) => ' '.repeat(Math.max(0, line.indent - first)) + line.text)
        .join('\n')
        .trimEnd()}\n`
      at = skip(lines, end)
    } else if (value === undefined) {
      const next = skip(lines, at + 1)
      const inner = lines[next].text.startsWith('- ') ? lines[next].indent : lines[next].indent
      ;[mapping[key], at] = block(lines, next, inner)
      at = skip(lines, at)
    } else {
      mapping[key] = scalar(value)
      at = skip(lines, at + 1)
    }
  }
  return [mapping, at]
}

function skip(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && (lines[at].text === '' || lines[at].text.startsWith('#'))) at += 1
  return at
}

function scalar(text: string): Yaml {
  if (text.startsWith('[')) {
    const items = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^\s",][^,]*/g) ?? []
    return items.map((one) => scalar(one.trim()))
  }
  if (text.startsWith('"')) return JSON.parse(text) as string
  if (/^[&*!{>|'%@`]/.test(text) || / #/.test(text)) throw new Error(`not read: ${text}`)
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  return text === 'true' ? true : text === 'false' ? false : text
}
