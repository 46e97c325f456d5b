/** Boilerplate by site and by rule. */
import { scaleLinear } from 'd3-scale'
import { showGroups } from './group-filters.js'
import { data } from './state.js'
import { VisibleText } from './visible-text.js'
import { number, percent, plural } from './words.js'

/** Rows at once: of thousands of sites the first are those with most boilerplate. */
const SHOWN = 200

export function Sites() {
  const { sites, rules, summary } = data.head
  const { words, occurrences } = summary.byKind.boilerplate
  const most = Math.max(1, ...sites.map(([, , words]) => words))
  const width = scaleLinear([0, most], [0, 100])
  return (
    <div class="page">
      <h2>Boilerplate by site</h2>
      <p>
        Text that belongs to a site and not to its pages:{' '}
        {occurrences === 0 ? (
          'none of it was removed.'
        ) : (
          <>
            {plural(words, 'word')} in {plural(occurrences, 'place')},{' '}
            {percent(words / Math.max(1, summary.words))} of all. No copy of it stays.
          </>
        )}
      </p>
      <div class="scroll">
        <table class="sites">
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col" class="num">
                Documents
              </th>
              <th scope="col" class="num">
                Words
              </th>
              <th scope="col" class="num">
                Boilerplate
              </th>
              <th scope="col" class="num">
                Other copies
              </th>
              <th scope="col" class="wide">
                <span class="key">
                  <span class="fill boilerplate" /> boilerplate
                </span>{' '}
                <span class="key">
                  <span class="fill exact" /> other copies
                </span>{' '}
                <span class="key">
                  <span class="fill kept" /> stays
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.slice(0, SHOWN).map(([site, documents, words, removed, frame]) => (
              <tr key={site}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    onClick={() => showGroups({ site, kind: frame > 0 ? 'boilerplate' : '' })}
                  >
                    {site === '' ? 'without a site' : <VisibleText>{site}</VisibleText>}
                  </button>
                </th>
                <td class="num">{number(documents)}</td>
                <td class="num">{number(words)}</td>
                <td class="num">
                  {number(frame)} <span class="quiet">{percent(frame / Math.max(1, words))}</span>
                </td>
                <td class="num">{number(removed - frame)}</td>
                <td class="wide">
                  <span
                    class="site-bar"
                    aria-hidden="true"
                    style={{ width: `${Math.max(2, width(words))}%` }}
                  >
                    <span class="fill boilerplate" style={{ flexGrow: frame }} />
                    <span class="fill exact" style={{ flexGrow: removed - frame }} />
                    <span class="fill kept" style={{ flexGrow: words - removed }} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sites.length > SHOWN && (
        <p class="quiet">
          The {SHOWN} sites with most boilerplate of {number(sites.length)}.
        </p>
      )}
      <h2>By rule</h2>
      {rules.length === 0 ? (
        <p>No boilerplate was found.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col" class="num">
                  Copies removed
                </th>
                <th scope="col" class="num">
                  Words
                </th>
                <th scope="col" class="num">
                  Only flagged
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.slice(0, SHOWN).map(([rule, copies, words, flagged]) => (
                <tr key={rule}>
                  <th scope="row">
                    {rule === null ? (
                      <button type="button" class="link" onClick={() => showGroups({ fate: 'repetition' })}>
                        repeats on its site
                      </button>
                    ) : (
                      <button type="button" class="link" onClick={() => showGroups({ text: rule })}>
                        <code>{rule}</code>
                      </button>
                    )}
                  </th>
                  <td class="num">{number(copies)}</td>
                  <td class="num">{number(words)}</td>
                  <td class="num">{number(flagged)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
