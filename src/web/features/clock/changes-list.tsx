import { Button } from 'antd'
import { useState } from 'react'
import { approveCalendar, refuseCalendar } from '#contract/calendar.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { TextField } from '#web/ui/fields.tsx'
import { PreviewDialog, type Change } from './preview-dialog.tsx'
import { YearGrid } from './year-grid.tsx'

type Verb = 'approve' | 'refuse' | 'preview'
const done = () => undefined

const Row = ({ change, onAct }: { readonly change: Change; readonly onAct: (verb: Verb) => void }) => {
  const { clock } = useText()
  const me = useMe()
  const isOwn = me.id === change.proposedById
  return (
    <article className="record">
      <p>
        <strong>{change.title}</strong>
        <span className="soft">{`　${[clock.kinds[change.kind], change.number].filter(Boolean).join('　')}`}</span>
      </p>
      <p>
        <strong>{clock.states[change.state]}</strong>
        <span className="soft">
          {`　${[
            clock.proposedBy(change.proposedBy, dateText(change.proposedOn)),
            change.decidedBy && change.decidedOn && clock.decidedBy(change.decidedBy, dateText(change.decidedOn)),
            change.appliedBy && change.appliedOn && clock.appliedBy(change.appliedBy, dateText(change.appliedOn)),
            change.state === 'applied' && clock.movedCount(change.moved),
            change.opinion,
          ]
            .filter(Boolean)
            .join('　')}`}
        </span>
      </p>
      <p>
        {change.state === 'proposed' && !isOwn ? (
          <Button type="primary" onClick={() => onAct('approve')}>
            {clock.approve}
          </Button>
        ) : null}
        {change.state === 'proposed' && isOwn ? <span className="soft">{clock.ownPaste}</span> : null}
        {change.state === 'approved' ? (
          <Button type="primary" onClick={() => onAct('preview')}>
            {clock.preview}
          </Button>
        ) : null}{' '}
        {change.state === 'proposed' || change.state === 'approved' ? (
          <Button onClick={() => onAct('refuse')}>{clock.refuse}</Button>
        ) : null}
      </p>
      {change.state === 'proposed' ? (
        <details>
          <summary>{clock.show}</summary>
          <YearGrid year={change.year} days={change.days} />
        </details>
      ) : null}
    </article>
  )
}

/** What was pasted, by whom, and what became of it. */
export const ChangesList = ({ changes }: { readonly changes: readonly Change[] }) => {
  const { clock } = useText()
  const [open, setOpen] = useState<{ readonly change: Change; readonly verb: Verb } | null>(null)
  const close = () => setOpen(null)
  if (changes.length === 0) return <p className="soft">{clock.noChanges}</p>
  return (
    <>
      {changes.map((change) => (
        <Row key={change.id} change={change} onAct={(verb) => setOpen({ change, verb })} />
      ))}
      {open?.verb === 'preview' ? <PreviewDialog change={open.change} onClose={close} /> : null}
      {open && open.verb !== 'preview' ? (
        <CommandDialog<typeof approveCalendar | typeof refuseCalendar, { opinion: string }>
          of={open.verb === 'approve' ? approveCalendar : refuseCalendar}
          title={open.verb === 'approve' ? clock.approve : clock.refuse}
          note={open.change.title}
          danger={open.verb === 'refuse'}
          toInput={(values) => ({ changeId: open.change.id, version: open.change.version, ...values })}
          onClose={close}
          onDone={done}
        >
          <TextField name="opinion" label={clock.opinion} max={500} rows={2} optional={open.verb === 'approve'} />
        </CommandDialog>
      ) : null}
    </>
  )
}
