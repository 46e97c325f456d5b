/** A rule's pattern as a tree, read from its text; rule.ts says how it is written. */
import { hashTokens, hashWord } from '../fingerprint/token-hash.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'

export type Node =
  | { readonly kind: 'word'; readonly hash: number }
  | { readonly kind: 'any' | 'number' | 'capital' }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly Node[] }
  | { readonly kind: 'optional' | 'repeat'; readonly node: Node }

/** What is wrong with a pattern, to be told with the rule's name. */
export class PatternError extends Error {}

export type Lists = (name: string) => Node | undefined

/** Words of a bare gap: as many as a name or an aside of a link has. */
const GAP = 4
/** Longer gaps would match what a sentence says, not how a site says it; scripts without spaces need twice as many. */
const LONGEST_GAP = 24
/** Groups in groups: more is a mistake, and would be recursion without end. */
const DEEPEST = 12

const PIECE =
  /(?<gap>\.\.\.(?<most>\d*))|\{(?<list>[a-z][a-z0-9-]*)\}|(?<name><name>)|(?<mark>[()[\]|+*#])|(?<words>[^()[\]|+*#{}<>.]+)/y

interface Piece {
  readonly mark: string
  readonly node: Node | null
}

const OPTIONAL_ANY: Node = { kind: 'optional', node: { kind: 'any' } }
const CAPITAL: Node = { kind: 'capital' }
/** Endings of addresses, so that "example.org" is a name in small letters, too. */
const DOMAINS = 'com org net info io co uk de at ch fr be es pt br it nl pl ru tr cn tw jp kr in eu tv'
const words = (text: string): Node[] =>
  text.split(' ').map((word) => ({ kind: 'word', hash: hashWord(word) }))
const NAME: Node = {
  kind: 'choice',
  nodes: [
    CAPITAL,
    { kind: 'sequence', nodes: [CAPITAL, OPTIONAL_ANY, OPTIONAL_ANY, OPTIONAL_ANY, CAPITAL] },
    { kind: 'sequence', nodes: [OPTIONAL_ANY, { kind: 'any' }, { kind: 'choice', nodes: words(DOMAINS) }] },
  ],
}

/** Reads a pattern. Throws PatternError. */
export function parsePattern(text: string, lists: Lists): Node {
  const pieces = readPieces(text, lists)
  let at = 0
  const sequence = (depth: number): Node => {
    if (depth > DEEPEST) throw new PatternError('groups are nested too deep')
    const nodes: Node[] = []
    while (at < pieces.length) {
      const { mark, node } = pieces[at]
      if (mark === '|' || mark === ')' || mark === ']') break
      at += 1
      if (node !== null) nodes.push(node)
      else if (isRepeat(mark)) throw new PatternError(`${mark} stands behind a group or a list only`)
      else nodes.push(group(mark, depth + 1))
      const sign = pieces[at]?.mark
      if (isRepeat(sign) && mark !== '') {
        nodes.push(repeated(nodes.pop() as Node, sign))
        at += 1
      }
    }
    return nodes.length === 1 ? nodes[0] : { kind: 'sequence', nodes }
  }
  const group = (open: string, depth: number): Node => {
    const close = open === '(' ? ')' : ']'
    const nodes: Node[] = [sequence(depth)]
    while (pieces[at]?.mark === '|') {
      at += 1
      nodes.push(sequence(depth))
    }
    if (pieces[at]?.mark !== close) throw new PatternError(`${open} is not closed by ${close}`)
    at += 1
    if (nodes.some(isEmpty)) throw new PatternError('a choice is empty: [ ] makes one optional')
    const node: Node = nodes.length === 1 ? nodes[0] : { kind: 'choice', nodes }
    return open === '(' ? node : { kind: 'optional', node }
  }
  const node = sequence(0)
  if (at < pieces.length) throw new PatternError(`"${pieces[at].mark}" stands outside a group`)
  return node
}

const isRepeat = (mark: string | undefined): mark is '+' | '*' => mark === '+' || mark === '*'

/** `[a]+` is `(a)*`: what may be left out may also be repeated. */
function repeated(node: Node, sign: '+' | '*'): Node {
  const body = node.kind === 'optional' ? node.node : node
  // Else gaps and names without end.
  if (leastWords(body, 1) === 0) throw new PatternError(`${sign} repeats what may hold no word and no number`)
  const repeat: Node = { kind: 'repeat', node: body }
  return sign === '+' && body === node ? repeat : { kind: 'optional', node: repeat }
}

const isEmpty = (node: Node) => node.kind === 'sequence' && node.nodes.length === 0

function readPieces(text: string, lists: Lists): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; ) {
    // A list that is met is read by this same expression: its place is set each time.
    PIECE.lastIndex = at
    const found = PIECE.exec(text)?.groups
    if (found === undefined) throw new PatternError(`"${text.slice(at, at + 10)}" is not understood`)
    at = PIECE.lastIndex
    if (found.gap !== undefined) pieces.push({ mark: '', node: gap(found.most) })
    else if (found.name !== undefined) pieces.push({ mark: '', node: NAME })
    else if (found.list !== undefined) {
      const node = lists(found.list)
      if (node === undefined) throw new PatternError(`there is no list {${found.list}}`)
      pieces.push({ mark: 'list', node })
    } else if (found.mark === '#') pieces.push({ mark: '', node: { kind: 'number' } })
    else if (found.mark !== undefined) pieces.push({ mark: found.mark, node: null })
    else for (const hash of hashesOf(found.words)) pieces.push({ mark: '', node: { kind: 'word', hash } })
  }
  return pieces
}

function gap(most: string): Node {
  const size = most === '' ? GAP : Number(most)
  if (size < 1 || size > LONGEST_GAP) throw new PatternError(`a gap is 1 to ${LONGEST_GAP} words long`)
  return { kind: 'sequence', nodes: Array.from({ length: size }, () => OPTIONAL_ANY) }
}

const PLAIN = /^[a-z]+$/
/** One for the thread: its arrays cost more to make than thousands of words to fold. */
const tokens = new Tokens()

function foldedHashes(word: string): readonly number[] {
  const bytes = Buffer.from(word, 'utf8')
  tokens.clear()
  tokenise(bytes, 0, bytes.length, tokens)
  const hash = new Uint32Array(tokens.count)
  hashTokens(tokens, hash, new Uint8Array(tokens.count), 0)
  return [...hash]
}

/** The sign is a word behind a number only. */
const known = new Map<string, readonly number[]>([['%', [hashWord('%')]]])

/** The hashes of words as they fold; each spelling is folded once. */
function hashesOf(text: string): number[] {
  return text.split(' ').flatMap((word) => {
    if (word === '') return []
    let hashes = known.get(word)
    if (hashes === undefined) {
      hashes = PLAIN.test(word) ? [hashWord(word)] : foldedHashes(word)
      if (hashes.length === 0) throw new PatternError(`"${word}" holds no word`)
      known.set(word, hashes)
    }
    return hashes
  })
}

/** By node: a list is one node wherever it is named, and lists of lists must not cost more with each level. */
const leastKnown = [new WeakMap<Node, number>(), new WeakMap<Node, number>()] as const

/** The fewest words, other than gaps and names, that a match holds; a number counts as `number` words, 0 or 1. */
export function leastWords(node: Node, number: 0 | 1 = 0): number {
  const known = leastKnown[number].get(node)
  if (known !== undefined) return known
  const least = leastOf(node, number)
  leastKnown[number].set(node, least)
  return least
}

function leastOf(node: Node, number: 0 | 1): number {
  switch (node.kind) {
    case 'word':
      return 1
    case 'number':
      return number
    case 'sequence':
      return node.nodes.reduce((sum, one) => sum + leastWords(one, number), 0)
    case 'choice':
      return Math.min(...node.nodes.map((one) => leastWords(one, number)))
    case 'repeat':
      return leastWords(node.node, number)
    default:
      return 0
  }
}
