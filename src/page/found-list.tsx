/** What was found in a document: as a list, and one of it with why it went or stayed and what can be decided about it. */
import { DecideOccurrence } from './decide-controls.js'
import type { Found } from './document-index.js'
import { FateChip, KindChip } from './parts.js'
import { Sources } from './side-by-side.js'
import { go, linkTo } from './state.js'
import { Excerpt } from './visible-text.js'
import { fateWords, lines, number, percent } from './words.js'

/** Rows of the list of what was found; more is for the text. */
const LISTED = 200

export function Why({
  found: { group, occurrence },
  onClose,
}: {
  readonly found: Found
  readonly onClose: () => void
}) {
  const { action, reason, kind, coverage, sources } = occurrence
  return (
    <aside class="why" aria-label="Why" aria-live="polite">
      <p class="meta">
        <KindChip kind={kind} />
        <span>
          {fateWords(action, reason)}
          {kind !== 'boilerplate' && ` · ${percent(coverage)} of it stands elsewhere`}
        </span>
      </p>
      {sources.length > 0 && (
        <p>
          Stands in <Sources of={sources} />
        </p>
      )}
      <DecideOccurrence group={group} occurrence={occurrence} />
      <div class="actions">
        <button type="button" onClick={() => go(linkTo('groups', group.id))}>
          Side by side
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </aside>
  )
}

export function FoundList({ found }: { readonly found: readonly Found[] }) {
  return (
    <section aria-labelledby="found-here">
      <h3 id="found-here">What was found here</h3>
      <ul class="plain found-list">
        {found.slice(0, LISTED).map(({ group, occurrence }) => (
          <li key={`${occurrence.start} ${group.id}`}>
            <FateChip {...occurrence} />
            <a href={linkTo('groups', group.id)} class="line">
              {group.text === null ? <code>{group.id}</code> : <Excerpt text={group.text} />}
            </a>
            <span class="quiet">{lines(occurrence.startLine, occurrence.endLine)}</span>
          </li>
        ))}
      </ul>
      {found.length > LISTED && <p class="quiet">and {number(found.length - LISTED)} more in report.json</p>}
    </section>
  )
}
