import { useEffect, useState } from 'react'
import { useText } from '#web/text/use-text.ts'

type Anchor = { readonly at: number; readonly title: string }

const headings = () => [...document.querySelectorAll<HTMLElement>('.matter-page .section > .section-head > h2')]
const read = (): Anchor[] => headings().map((heading, at) => ({ at, title: heading.textContent ?? '' }))

const goTo = ({ at }: Anchor): void => {
  const heading = headings()[at]
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}

/** Where the sections of a long page begin. Panels come one by one, so the page itself is read. */
export const Anchors = () => {
  const { matter } = useText()
  const [anchors, setAnchors] = useState<Anchor[]>([])
  useEffect(() => {
    const page = document.querySelector('.matter-page')
    if (!page) return
    const look = () =>
      setAnchors((known) => {
        const now = read()
        return JSON.stringify(now) === JSON.stringify(known) ? known : now
      })
    look()
    const observer = new MutationObserver(look)
    observer.observe(page, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [])
  if (anchors.length < 4) return null
  return (
    <nav className="anchors no-print" aria-label={matter.anchors}>
      {anchors.map((anchor) => (
        <button key={`${anchor.at} ${anchor.title}`} type="button" onClick={() => goTo(anchor)}>
          {anchor.title}
        </button>
      ))}
    </nav>
  )
}
