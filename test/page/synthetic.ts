/** A large report that never was a run: seeded, so that each page made of it is the same. */
import type { Group, Kind, Occurrence, Report } from '../../src/model.js'
import type { KeyedGroup, PageSource } from '../../src/report/page-source.js'
import type { DocumentHead } from '../../src/report/record-writer.js'

const WORDS =
  'river bridge mill ferry toll winter clerk barge lantern weir orchard gate market harbour'.split(' ')
const KINDS: readonly Kind[] = ['exact', 'near', 'passage', 'boilerplate']
const DOCUMENT_BYTES = 6000
const TEXTS = 1200

interface SyntheticText {
  readonly document: number
  readonly text: Uint8Array
  readonly bounds: readonly number[]
}

export interface SyntheticSource extends PageSource {
  readonly texts: readonly SyntheticText[]
}

export function syntheticSource(documents: number, groups: number): SyntheticSource {
  const random = mulberry(7)
  const below = (limit: number) => Math.floor(random() * limit)
  const sentence = (words: number) =>
    Array.from({ length: words }, () => WORDS[below(WORDS.length)]).join(' ')
  const list: Group[] = []
  const removed = new Float64Array(documents)
  const bounds = new Map<number, number[]>()
  for (let id = 0; id < groups; id += 1) {
    const words = 8 + below(60)
    const kind = KINDS[below(4)] as Kind
    const count = 2 + (below(40) === 0 ? below(30) : below(2))
    const first = { document: below(documents - count * 3), start: below(DOCUMENT_BYTES - 500), end: 0 }
    const occurrences: Occurrence[] = []
    for (let i = 0; i < count; i += 1) {
      const document = i === 0 ? first.document : first.document + 1 + below(documents - first.document - 1)
      const start = i === 0 ? first.start : below(DOCUMENT_BYTES - 500)
      const end = start + words * 6
      const goes = i > 0 || kind === 'boilerplate'
      if (goes) removed[document] += words
      bounds.set(document, [...(bounds.get(document) ?? []), start, end])
      occurrences.push({
        document,
        start,
        end,
        startLine: 1 + below(90),
        endLine: 91,
        kind: i === 0 && kind !== 'boilerplate' ? 'exact' : kind,
        action: goes ? 'remove' : 'keep',
        reason: kind === 'boilerplate' ? 'repetition' : i === 0 ? 'canonical' : 'covered',
        coverage: i === 0 ? 0 : kind === 'near' ? 0.8 + below(20) / 100 : 1,
        sources: i === 0 || kind === 'boilerplate' ? [] : [{ ...first, end: first.start + words * 6 }],
      })
    }
    list.push({
      id: (id * 2654435761 + 0x100000000).toString(16).padStart(16, '0'),
      rule: null,
      words,
      text: sentence(Math.min(words, 34)),
      occurrences,
    })
  }
  const heads: DocumentHead[] = Array.from({ length: documents }, (_, id) => ({
    id,
    path: `site-${String(Math.floor(id / 500)).padStart(3, '0')}/2026/${String(id).padStart(6, '0')}-${WORDS[id % WORDS.length]}.txt`,
    record: null,
    site: `site-${String(Math.floor(id / 500)).padStart(3, '0')}`,
    date: null,
    encoding: 'utf-8',
    bytes: DOCUMENT_BYTES,
    words: 1000,
    blocks: 30,
    hash: `xxh64:${id.toString(16).padStart(16, '0')}`,
    removedBytes: (removed[id] ?? 0) * 6,
    removedWords: removed[id] ?? 0,
    status: (removed[id] ?? 0) > 0 ? 'trimmed' : 'kept',
    nearest: null,
  }))
  const texts: SyntheticText[] = []
  for (let document = 0; document < Math.min(TEXTS, documents); document += 1) {
    const text = Buffer.from(`${sentence(1200)}\n`.slice(0, DOCUMENT_BYTES).padEnd(DOCUMENT_BYTES, '.'))
    texts.push({ document, text, bounds: bounds.get(document) ?? [] })
  }
  const words = documents * 1000
  const total = removed.reduce((sum, one) => sum + one, 0)
  const totals = { groups: groups / 4, occurrences: groups, words: total / 4 }
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'corpus-dedupe', version: '0.0.0', icu: '0' },
    run: {
      command: 'clean',
      paths: ['scrapes'],
      options: { threshold: 0.8, text: true },
      startedAt: '',
      durationMs: 0,
    },
    summary: {
      documents,
      blocks: documents * 30,
      words,
      bytes: documents * DOCUMENT_BYTES,
      duplicateWords: total,
      removedBlocks: groups,
      removedWords: total,
      removedBytes: total * 6,
      redundancy: total / words,
      groups,
      byKind: { exact: totals, near: totals, passage: totals, boilerplate: totals },
    },
    documents: [],
    groups: list,
    clusters: [],
    skipped: [],
    warnings: [],
  }
  return {
    report,
    texts,
    count: heads.length,
    old: 0,
    thresholds: null,
    documents: () => heads,
    sizes: () => ({
      removed: Float64Array.from(list, (group) => group.words * (group.occurrences as Occurrence[]).length),
      occurrences: Float64Array.from(list, (group) => (group.occurrences as Occurrence[]).length),
    }),
    *groups(wanted): Generator<KeyedGroup> {
      for (const [at, group] of list.entries()) {
        const occurrences = group.occurrences as Occurrence[]
        if (wanted[at] === 1)
          yield {
            group,
            total: occurrences.length,
            gone: KINDS.map(
              (kind) => occurrences.filter((one) => one.kind === kind && one.action === 'remove').length,
            ),
            keys: occurrences.map(
              ({ start }) => `${group.words}-${start.toString(16).padStart(8, '0')}${group.id}`,
            ),
          }
      }
    },
    tally(tally) {
      for (const { words, rule, occurrences } of list)
        for (const one of occurrences)
          if (one.reason !== 'canonical')
            tally.occurrence(
              one.document,
              one.kind,
              one.action,
              one.reason,
              words,
              one.coverage,
              one.sources[0]?.document ?? -1,
              rule,
            )
    },
  }
}

/** A generator of numbers in [0, 1): small, and the same everywhere. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
