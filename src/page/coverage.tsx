/**
 * How much of alike texts stands elsewhere, as a histogram with the threshold as a line that moves. What lies between it and
 * the threshold of the run was counted in the run, in steps of a hundredth: the most that can change. On two corpora of
 * licences and terms (5 million words each) runs at 0.9 and 0.95 left a fifth to a half of that, and runs at 0.6 and 0.7
 * took a hundredth or less.
 */
import { sum } from 'd3-array'
import { useMemo, useState } from 'preact/hooks'
import { BIN_FATES, BINS, type BinFate } from '../report/page-format.js'
import { groupFilters, NO_FILTERS } from './group-filters.js'
import { FIRST_BIN, Histogram, type Measure, type Row, share } from './histogram.js'
import { Choice } from './parts.js'
import { data, go, linkTo } from './state.js'
import { number, percent, plural } from './words.js'

const FATE_WORDS: Readonly<Record<BinFate, string>> = {
  removed: 'removed',
  below: 'stays: too short or too different',
  held: 'stays at any threshold: another number or name, or protected',
}

export function Coverage() {
  const { bins, run, summary } = data.head
  const used = Math.round(Number(run.options.threshold ?? 0.8) * 100)
  const [at, setAt] = useState(used)
  const [measure, setMeasure] = useState<Measure>('words')
  const rows = useMemo(() => rowsOf(measure), [measure])
  const change = useMemo(() => changeAt(used, at), [used, at])
  const words = summary.removedWords + change.words
  return (
    <div class="page">
      <h2>Coverage</h2>
      <p>
        Of each alike paragraph, how much stands elsewhere. From the threshold on it goes, unless a number, a
        name or a negation in the rest says something else. Boilerplate is not in here: it goes by proofs of
        its own.
      </p>
      <div class="pair">
        <Choice
          label="Count"
          value={measure}
          options={[
            ['words', 'words'],
            ['occurrences', 'occurrences'],
          ]}
          onChange={setMeasure}
        />
      </div>
      <figure class="chart">
        <Histogram rows={rows} used={used} at={at} onMove={setAt} measure={measure} />
        <figcaption>
          <ul class="legend">
            {BIN_FATES.map((fate) => (
              <li key={fate}>
                <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class={`bin ${fate}`} width="10" height="10" />
                </svg>{' '}
                {FATE_WORDS[fate]}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <label class="slider">
        <span>Threshold</span>
        <input
          type="range"
          min={FIRST_BIN}
          max={100}
          step={1}
          value={at}
          aria-valuetext={share(at)}
          onInput={(event) => setAt(Number(event.currentTarget.value))}
        />
        <output>{share(at)}</output>
      </label>
      <p class="answer" role="status">
        {at === used ? (
          <>
            <strong>{share(at)}</strong> is what this run used: {plural(summary.removedWords, 'word')} went,{' '}
            {percent(summary.redundancy)} of all. Move the line to see another.
          </>
        ) : at < used ? (
          <>
            <strong>{share(at)}</strong> would remove at most {plural(change.occurrences, 'occurrence')} more,{' '}
            {plural(change.words, 'word')}: {percent(words / Math.max(1, summary.words))} of all words at
            most, instead of {percent(summary.redundancy)}.
          </>
        ) : (
          <>
            <strong>{share(at)}</strong> would leave at most {plural(change.occurrences, 'occurrence')} that
            went, {plural(-change.words, 'word')}: {percent(words / Math.max(1, summary.words))} of all words
            at least would still go, instead of {percent(summary.redundancy)}.
          </>
        )}
      </p>
      {at !== used && (
        <p class="quiet">
          An estimate, and the most that can change: what was counted is all text between the two thresholds.
          Another run decides anew and changes less. Below, most of it stays all the same, as a number, a name
          or a word in the rest is new; above, whole sentences of it still go as passages. To know:{' '}
          <code>--dry-run --threshold {share(at)}</code>
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          onClick={() => {
            groupFilters.value = { ...NO_FILTERS, fate: 'below-threshold' }
            go(linkTo('groups'))
          }}
        >
          Groups with a text below the threshold
        </button>
      </div>
      <div class="hidden">
        <table>
          <caption>The histogram in numbers, by tenths</caption>
          <thead>
            <tr>
              <th scope="col">Coverage</th>
              {BIN_FATES.map((fate) => (
                <th key={fate} scope="col">
                  {FATE_WORDS[fate]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[30, 40, 50, 60, 70, 80, 90, 100].map((from) => (
              <tr key={from}>
                <th scope="row">{share(from)}</th>
                {BIN_FATES.map((fate) => (
                  <td key={fate}>
                    {number(sum(bins[fate][measure].slice(from, from === 100 ? BINS : from + 10)))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function rowsOf(measure: Measure): Row[] {
  const { bins } = data.head
  return Array.from({ length: BINS - FIRST_BIN }, (_, i) => {
    const bin = i + FIRST_BIN
    const of = (fate: BinFate) => bins[fate][measure][bin] ?? 0
    return { bin, removed: of('removed'), below: of('below'), held: of('held') }
  })
}

/** What goes more, or less, where the threshold is another one. */
function changeAt(used: number, at: number): { readonly occurrences: number; readonly words: number } {
  const { removed, below } = data.head.bins
  if (at < used)
    return { occurrences: sum(below.occurrences.slice(at, used)), words: sum(below.words.slice(at, used)) }
  return { occurrences: sum(removed.occurrences.slice(used, at)), words: -sum(removed.words.slice(used, at)) }
}
