import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useText } from '#web/text/use-text.ts'

const places: Readonly<Record<string, '/' | '/ledger' | '/sources' | '/orders'>> = {
  h: '/',
  l: '/ledger',
  s: '/sources',
  o: '/orders',
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const isBehindDialog = (): boolean => document.querySelector('.ant-modal-wrap, .ant-drawer-open') !== null

/** What a list is walked by: the rows of a grid, else the links that its entries open with. */
const entries = (): HTMLElement[] => {
  const rows = document.querySelectorAll<HTMLElement>('.grid tbody tr[data-index]')
  const found =
    rows.length > 0
      ? rows
      : document.querySelectorAll<HTMLElement>(
          '.pile-title a, .ledger-cards li > a, .list tbody th a, .list tbody td a',
        )
  return [...found].filter((each) => each.getClientRects().length > 0)
}

const walk = (by: 1 | -1): void => {
  const list = entries()
  const now = list.findIndex((each) => each === document.activeElement || each.contains(document.activeElement))
  const next = list[now < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, now + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Keys of every page below the shell; silent while somebody writes or a dialog is open. `?` says what they do. */
export const Keyboard = () => {
  const { keyboard } = useText()
  const navigate = useNavigate()
  const [isShown, setShown] = useState(false)
  const wasG = useRef(false)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A part of the page with keys of its own has answered.
      if (event.defaultPrevented) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return
      if (isBehindDialog()) return
      const place = wasG.current ? places[event.key] : undefined
      wasG.current = event.key === 'g'
      if (place) void navigate({ to: place })
      else if (event.key === 'j') walk(1)
      else if (event.key === 'k') walk(-1)
      else if (event.key === '?') setShown(true)
      else if (event.key === '/') {
        const field = document.querySelector<HTMLElement>('form[role="search"] input, .list-search input')
        if (field) field.focus()
        else void navigate({ to: '/ledger' })
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [navigate])
  return (
    <Modal open={isShown} title={keyboard.title} footer={null} width={420} onCancel={() => setShown(false)}>
      <dl className="keys">
        {keyboard.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
