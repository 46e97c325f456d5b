/** With which tokens a pattern may begin or end: what the matcher's first filter asks. */
import type { Node } from './pattern.js'

export interface Edge {
  /** Hashes of the words that may stand here. */
  readonly words: Set<number>
  /** A number may. */
  number: boolean
  /** Any token, or any name, may. */
  wild: boolean
}

/** The edge of a pattern: its beginning, or its end with `last`. */
export function edgeOf(node: Node, last: boolean): Edge {
  const edge: Edge = { words: new Set(), number: false, wild: false }
  collect(node, last, edge, new Map())
  return edge
}

/**
 * Adds what the node may begin (end) with; answers whether it may also be nothing. A list is one node wherever it is
 * named: it is `met` once, or lists of lists would double the work with each level.
 */
function collect(node: Node, last: boolean, edge: Edge, met: Map<Node, boolean>): boolean {
  const known = met.get(node)
  if (known !== undefined) return known
  const empty = collectFrom(node, last, edge, met)
  met.set(node, empty)
  return empty
}

function collectFrom(node: Node, last: boolean, edge: Edge, met: Map<Node, boolean>): boolean {
  switch (node.kind) {
    case 'word':
      edge.words.add(node.hash)
      return false
    case 'number':
      edge.number = true
      return false
    case 'any':
    case 'capital':
      edge.wild = true
      return false
    case 'optional':
      collect(node.node, last, edge, met)
      return true
    case 'repeat':
      return collect(node.node, last, edge, met)
    case 'choice':
      return node.nodes.reduce((empty, one) => collect(one, last, edge, met) || empty, false)
    case 'sequence': {
      const { nodes } = node
      for (let i = 0; i < nodes.length; i += 1)
        if (!collect(nodes[last ? nodes.length - 1 - i : i], last, edge, met)) return false
      return true
    }
  }
}
