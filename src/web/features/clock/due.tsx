import { useState } from 'react'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { DueDialog } from './due-dialog.tsx'
import './clock.css'

type Given = {
  readonly matterId: string
  readonly due: string | null
  readonly provisional?: boolean
  /** In a grid whose rows are walked by key, its cells are not stops of their own. */
  readonly isInGrid?: boolean
}

/** A due day, wherever one stands: it opens its explanation. On paper it is the plain date. */
export const Due = ({ matterId, due, provisional = false, isInGrid = false }: Given) => {
  const { clock, controls } = useText()
  const [isOpen, setOpen] = useState(false)
  if (due === null) return <span className="number">{dateText(due)}</span>
  return (
    <>
      <button
        type="button"
        className="due number"
        aria-haspopup="dialog"
        aria-label={clock.explain(dateText(due))}
        tabIndex={isInGrid ? -1 : 0}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(true)
        }}
      >
        {dateText(due)}
      </button>
      {provisional ? <small title={controls.provisionalWhy}> {controls.provisional}</small> : null}
      {isOpen ? <DueDialog matterId={matterId} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
