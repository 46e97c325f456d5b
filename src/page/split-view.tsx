/** A list with what was chosen from it beside it; where there is no room for both, one of them alone. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export function SplitView({
  name,
  chosenName,
  what,
  shown,
  list,
  children,
}: {
  readonly name: string
  readonly chosenName: string
  /** What the address names, or null for the list. */
  readonly what: string | null
  /** What stands beside the list. */
  readonly shown: unknown
  readonly list: ComponentChildren
  readonly children: ComponentChildren
}) {
  const side = useRef<HTMLElement>(null)
  const detail = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (detail.current !== null) detail.current.scrollTop = 0
  }, [shown])
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const { activeElement } = document
    const isLost =
      activeElement === null ||
      activeElement === document.body ||
      (activeElement instanceof HTMLElement && activeElement.offsetParent === null)
    if (!isLost) return
    // On a phone the list gives way to what was chosen, and what had the focus is gone with it.
    const next = what === null ? side.current?.querySelector<HTMLElement>('[role=listbox]') : detail.current
    next?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [what])
  return (
    <div class={`split ${what !== null ? 'open' : ''}`}>
      <section ref={side} class="side" aria-label={name}>
        {list}
      </section>
      <section ref={detail} class="detail" aria-label={chosenName} tabIndex={-1}>
        {children}
      </section>
    </div>
  )
}
