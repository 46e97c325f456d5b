/** What a run did, in words and shares, what to look at first, and what the file holds. */
import { KINDS } from '../kinds.js'
import type { Kind } from '../model.js'
import { FirstLooks, hasLooks } from './first-looks.js'
import { groupFilters, NO_FILTERS } from './group-filters.js'
import { KindChip, LeftOut, Notice } from './parts.js'
import { data, linkTo } from './state.js'
import { KIND_WORDS, number, percent, plural, size } from './words.js'

export function Overview() {
  const { summary, run, holds } = data.head
  const isDry = run.options.dryRun === true || run.options.emit === 'spans'
  return (
    <div class="overview">
      <section class="hero" aria-labelledby="did">
        <h2 id="did">
          <span class="big">{percent(summary.redundancy)}</span> of the words {isDry ? 'would go' : 'went'}
        </h2>
        <p class="lead">
          Read {plural(summary.documents, 'document')}, {plural(summary.words, 'word')}, {size(summary.bytes)}
          .{' '}
          {summary.removedBytes === 0 ? (
            `Nothing ${isDry ? 'would be' : 'was'} removed: ${summary.groups === 0 ? 'no repeat was found' : 'what is alike stays'}.`
          ) : (
            <>
              {isDry ? 'Would remove' : 'Removed'} {plural(summary.removedWords, 'word')},{' '}
              {size(summary.removedBytes)}; {number(summary.words - summary.removedWords)} stay.
            </>
          )}
        </p>
        <KindBar />
        {summary.groups > 0 && <KindTable />}
      </section>
      {hasLooks() && (
        <section aria-labelledby="first">
          <h2 id="first">Look at these first</h2>
          <FirstLooks />
        </section>
      )}
      <section aria-labelledby="holds" class="holds">
        <h2 id="holds">Before you send this file on</h2>
        <p>
          {holds.text ? (
            <>
              It holds text of the corpus, removed text included: {plural(holds.groups.shown, 'group')} with
              their first words, and the full text of {number(holds.texts.shown)} of{' '}
              {plural(holds.texts.all, 'document')} ({size(holds.textBytes)}), with file names and places.{' '}
              <code>--no-text</code> makes one without any text.
            </>
          ) : (
            <>
              It holds no text of the corpus: only file names, numbers and places. It was made with{' '}
              <code>--no-text</code>.
            </>
          )}{' '}
          It needs no network, loads nothing and sends nothing.
        </p>
        <LeftOut {...holds.documents} what="documents" />
        <LeftOut {...holds.groups} what="groups" />
        {holds.text && holds.texts.shown < holds.texts.all && (
          <Notice>
            The texts of {number(holds.texts.all - holds.texts.shown)} documents are left out: there is room
            for those of the largest groups and of the documents that lost most. <code>dedupe explain</code>{' '}
            shows any text, and <code>dedupe restore</code> rebuilds every document.
          </Notice>
        )}
        <p class="quiet">
          Made by {data.head.tool.name} {data.head.tool.version}. report.json beside this file holds all of it
          for other programs.
        </p>
      </section>
    </div>
  )
}

function KindBar() {
  const { summary } = data.head
  const total = Math.max(1, summary.words)
  const parts = KINDS.map((kind) => ({ kind, words: summary.byKind[kind].words })).filter(
    ({ words }) => words > 0,
  )
  const kept = summary.words - summary.removedWords
  return (
    <div
      class="kind-bar"
      role="img"
      aria-label={`Words kept ${percent(kept / total)}${parts.map(({ kind, words }) => `, ${kind} ${percent(words / total)}`).join('')}`}
    >
      {parts.map(({ kind, words }) => (
        <span
          key={kind}
          class={`fill ${kind}`}
          style={{ flexGrow: words / total }}
          title={`${kind}: ${number(words)} words`}
        />
      ))}
      <span class="fill kept" style={{ flexGrow: kept / total }} title={`kept: ${number(kept)} words`} />
    </div>
  )
}

function KindTable() {
  const { summary } = data.head
  return (
    <table class="kinds">
      <caption>
        <span class="hidden">What was removed, by kind</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" class="num">
            Groups
          </th>
          <th scope="col" class="num">
            Copies
          </th>
          <th scope="col" class="num">
            Words
          </th>
          <th scope="col" class="num">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => {
          const { groups, occurrences, words } = summary.byKind[kind]
          return (
            <tr key={kind}>
              <th scope="row">
                <a href={linkTo('groups')} onClick={() => filterKind(kind)}>
                  <KindChip kind={kind} />
                </a>{' '}
                <span class="quiet what">{KIND_WORDS[kind]}</span>
              </th>
              <td class="num">{number(groups)}</td>
              <td class="num">{number(occurrences)}</td>
              <td class="num">{number(words)}</td>
              <td class="num">{percent(words / Math.max(1, summary.words))}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function filterKind(kind: Kind): void {
  groupFilters.value = { ...NO_FILTERS, kind }
}
