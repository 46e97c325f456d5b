/** What was decided by hand, and the way it leaves the page: decisions.json, which the next run obeys. */
import { useState } from 'preact/hooks'
import { addFile, decisions, fileOf, reviewed, unsaved } from './decided.js'
import { data, linkTo } from './state.js'
import { Excerpt, VisibleText } from './visible-text.js'
import { number, plural } from './words.js'

/** Rows of the list; the file holds all. */
const SHOWN = 500

export function Decisions() {
  const list = [...decisions.value.values()]
  const [message, setMessage] = useState('')
  const { paths } = data.head.run
  return (
    <div class="page">
      <h2>Decisions by hand</h2>
      <p>
        {plural(list.length, 'decision')}, {plural(reviewed.value.size, 'group')} of{' '}
        {number(data.head.summary.groups)} reviewed. Decide in a group or beside a document's text; then
        export them and run again. They stay in this tab until then.
      </p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={list.length === 0 && reviewed.value.size === 0}
          onClick={save}
        >
          Export decisions.json
        </button>
        <label class="button">
          Add a file of decisions
          <input
            type="file"
            accept="application/json,.json"
            class="hidden"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              void file?.text().then((text) => {
                try {
                  addFile(text)
                  setMessage(`Added what ${file.name} holds.`)
                } catch (error) {
                  setMessage(
                    `Cannot use ${file.name}: ${error instanceof Error ? error.message : String(error)}`,
                  )
                }
              })
            }}
          />
        </label>
      </div>
      <p role="status">{message}</p>
      <p>
        <code class="command">
          dedupe clean <VisibleText>{paths.join(' ')}</VisibleText> --decisions decisions.json
        </code>
      </p>
      <ul class="notes">
        <li>What is to be kept stays, whatever it repeats.</li>
        <li>
          What is to be removed goes if the same words stay elsewhere; the run names what it did not remove,
          and why.
        </li>
        <li>
          “Also if it stands nowhere else” takes it in any case. <code>dedupe restore</code> still brings it
          back.
        </li>
      </ul>
      {list.length > 0 && (
        <table class="decided">
          <thead>
            <tr>
              <th scope="col">Decision</th>
              <th scope="col">Document</th>
              <th scope="col">Group</th>
            </tr>
          </thead>
          <tbody>
            {list.slice(0, SHOWN).map((one) => {
              const group = data.group(one.group)
              return (
                <tr key={`${one.path} ${one.text}`}>
                  <td>
                    {one.action}
                    {one.force === true && ' in any case'}
                  </td>
                  <td class="path">
                    <VisibleText>{one.path}</VisibleText>
                  </td>
                  <td>
                    {group === undefined ? (
                      <code>{one.group}</code>
                    ) : (
                      <a href={linkTo('groups', group.id)} class="line">
                        {group.text === null ? <code>{group.id}</code> : <Excerpt text={group.text} />}
                      </a>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {list.length > SHOWN && <p>… and {number(list.length - SHOWN)} more in the file</p>}
    </div>
  )
}

function save(): void {
  const blob = new Blob([`${JSON.stringify(fileOf(), null, 2)}\n`], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = 'decisions.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  unsaved.value = false
}
