/**
 * How much of alike texts stands elsewhere, as a histogram with the threshold as a line that moves in the steps that the
 * run worked out, and what would go at each.
 */
import { sum } from 'd3-array'
import { useMemo, useState } from 'preact/hooks'
import { BIN_FATES, BINS, type BinFate } from '../report/page-format.js'
import { showGroups } from './group-filters.js'
import { FIRST_BIN, Histogram, type Measure, type Row, share } from './histogram.js'
import { Choice } from './parts.js'
import { data } from './state.js'
import { type Change, changeAt, nearestStep, SAMPLE, STEPS, USED } from './thresholds.js'
import { number, percent, plural } from './words.js'

const FATE_WORDS: Readonly<Record<BinFate, string>> = {
  removed: 'removed',
  below: 'stays: too short or too different',
  held: 'stays at any threshold: another number or name, or protected',
}

export function Coverage() {
  const { bins } = data.head
  const [step, setStep] = useState(() => nearestStep(USED))
  const [measure, setMeasure] = useState<Measure>('words')
  const rows = useMemo(() => rowsOf(measure), [measure])
  const at = STEPS[step] ?? USED
  const change = useMemo(() => changeAt(at), [at])
  if (rows.every(({ removed, below, held }) => removed + below + held === 0)) {
    return (
      <div class="page">
        <h2>Coverage</h2>
        <p>No paragraph is like another one: there is nothing that a threshold could part.</p>
      </div>
    )
  }
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
        <Histogram
          rows={rows}
          used={USED}
          at={at}
          onMove={(bin) => setStep(nearestStep(bin))}
          measure={measure}
        />
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
          min={0}
          max={STEPS.length - 1}
          step={1}
          value={step}
          aria-valuetext={share(at)}
          onInput={(event) => setStep(Number(event.currentTarget.value))}
        />
        <output>{share(at)}</output>
      </label>
      <p class="answer" role="status">
        <Answer at={at} change={change} />
      </p>
      {at !== USED && <Certain at={at} change={change} />}
      <div class="actions">
        <button type="button" onClick={() => showGroups({ fate: 'below-threshold' })}>
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

/** What would go at a threshold, beside what went. */
function Answer({ at, change: { words, certainty } }: { readonly at: number; readonly change: Change }) {
  const { summary } = data.head
  const then = percent(Math.max(0, summary.removedWords + words) / Math.max(1, summary.words))
  const now = percent(summary.redundancy)
  const threshold = <strong>{share(at)}</strong>
  if (at === USED)
    return (
      <>
        {threshold} is what this run used: {plural(summary.removedWords, 'word')} went, {now} of all. Move the
        line to see another.
      </>
    )
  if (certainty === 'bound')
    return at < USED ? (
      <>
        {threshold} would remove at most {plural(words, 'word')} more: {then} of all words at most, instead of{' '}
        {now}.
      </>
    ) : (
      <>
        {threshold} would leave at most {plural(-words, 'word')} that went: {then} of all words at least would
        still go, instead of {now}.
      </>
    )
  const about = certainty === 'estimate' ? 'about ' : ''
  if (words === 0)
    return (
      <>
        {threshold} would remove {certainty === 'estimate' ? 'about' : 'just'} as many words: {then} of all.
      </>
    )
  return (
    <>
      {threshold} would remove {about}
      {plural(Math.abs(words), 'word')} {words > 0 ? 'more' : 'fewer'}: {about}
      {then} of all words, instead of {now}.
    </>
  )
}

/** How sure that is, and how to know. */
function Certain({ at, change: { words, certainty } }: { readonly at: number; readonly change: Change }) {
  const fewer =
    at < USED && words < 0 && certainty !== 'bound'
      ? ' Fewer although the threshold is lower: what goes then is no longer there for later copies to go by.'
      : ''
  const command = <code>--dry-run --threshold {share(at)}</code>
  if (certainty === 'exact')
    return <p class="quiet">Exact: the run decided all of it anew at each of these steps.{fewer}</p>
  if (certainty === 'estimate')
    return (
      <p class="quiet">
        An estimate: the run decided {number(SAMPLE ?? 0)} of the words anew at each of these steps, and what
        changed there stands for the rest.{fewer} To know: {command}
      </p>
    )
  return (
    <p class="quiet">
      A bound, and the most that can change: all text between the two thresholds. Another run decides anew and
      changes less. Below, most of it stays all the same, as a number, a name or a word in the rest is new;
      above, whole sentences of it still go as passages. To know: {command}
    </p>
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
