import { Button } from 'antd'
import { useState } from 'react'
import { endDivision } from '#contract/units.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { Panel } from '../matter/panels.ts'
import { GiveDialog, WriteBackDialog } from './division-dialogs.tsx'
import { keepSide, useUnitSide, type Division } from './side.ts'

/** 内部分办: on the page of the unit's own people only; the server gives it to nobody else. */
export const DivisionPanel: Panel = ({ view, isPast }) => {
  const { units } = useText()
  const { data: side } = useUnitSide(view.face.id)
  const [open, setOpen] = useState<'give' | Division | null>(null)
  const end = useCommand(endDivision, { onDone: keepSide(view.face.id) })
  const shown = side?.divisions.filter((each) => each.state !== 'ended') ?? []
  if (isPast || !side || shown.length === 0) return null
  const mayGive = view.actions.includes('internal-divisions.give')
  return (
    <Section title={units.internal} side={<small className="soft">{units.internalNote}</small>}>
      {shown.map((division) => (
        <article key={division.id} className="record">
          <p>
            <strong>{division.to}</strong>
            {`　${units.divisionStates[division.state]}`}
            {division.wantedBy ? (
              <span className="soft">{`　${units.wantedBy} ${dateText(division.wantedBy)}`}</span>
            ) : null}
            <span className="soft">{`　${units.givenBy(division.givenBy, instantText(division.givenAt))}`}</span>
          </p>
          {division.note ? <p className="pre">{division.note}</p> : null}
          {division.answer ? <p className="pre">{`${division.answeredBy ?? ''}：${division.answer}`}</p> : null}
          <div className="record-acts">
            {division.isMine ? (
              <Button type="primary" size="small" onClick={() => setOpen(division)}>
                {units.writeBack}
              </Button>
            ) : null}
            {mayGive ? (
              <>
                <Button size="small" onClick={() => setOpen('give')}>
                  {units.regive}
                </Button>
                <Button
                  size="small"
                  loading={end.isPending}
                  onClick={() => end.mutate({ internalDivisionId: division.id, version: division.version })}
                >
                  {units.takeBack}
                </Button>
              </>
            ) : null}
          </div>
        </article>
      ))}
      {open === 'give' ? <GiveDialog view={view} onClose={() => setOpen(null)} /> : null}
      {open && open !== 'give' ? <WriteBackDialog view={view} division={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  )
}
