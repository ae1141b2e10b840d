import { useEffect, useState } from 'react'

const fields = 'input:not([type="hidden"], [type="file"], [disabled]), textarea:not([disabled])'

const focusFirst = () => {
  const dialog = [...document.querySelectorAll('[role="dialog"]')].pop()
  if (!dialog) return
  const field = [...dialog.querySelectorAll<HTMLElement>(fields)].find((each) => each.offsetParent !== null)
  const target = field ?? dialog.querySelector<HTMLElement>('.ant-btn-primary')
  target?.focus()
}

/** A dialog opens in its first field, or on its one act; taken away, it gives the focus back to whatever opened it. */
export const useDialogFocus = (): void => {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => {
    // After antd, which puts the focus on the dialog's frame.
    const opening = setTimeout(focusFirst)
    return () => {
      clearTimeout(opening)
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    }
  }, [opener])
}
