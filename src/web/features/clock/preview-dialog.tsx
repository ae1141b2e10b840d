import { useQuery } from '@tanstack/react-query'
import { applyCalendar, previewCalendar, type CalendarChange } from '#contract/calendar.ts'
import type { z } from 'zod'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'

export type Change = z.output<typeof CalendarChange>

const Moves = ({ changeId }: { readonly changeId: string }) => {
  const { clock, controls } = useText()
  const { data, error } = useQuery(reading(previewCalendar, { changeId }))
  if (error) return <PageError error={error} />
  if (!data) return <Loading />
  return (
    <>
      <p role="status">
        <strong>{clock.previewSum(data.looked, data.moved)}</strong>
        {data.settled > 0 ? clock.settled(data.settled) : ''}
      </p>
      <ul>
        {data.byDays.map(({ days, count }) => (
          <li key={days}>{clock.byDays(days, count)}</li>
        ))}
      </ul>
      {data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                {[clock.matter, clock.lead, clock.from, clock.to].map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.matterId}>
                  <th scope="row">{item.title}</th>
                  <td data-label={clock.lead}>{item.leadName ?? controls.none}</td>
                  <td data-label={clock.from} className="number">
                    {dateText(item.from)}
                  </td>
                  <td data-label={clock.to} className="number">
                    {dateText(item.to)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {data.items.length < data.moved ? <p className="soft">{clock.onlySeen}</p> : null}
    </>
  )
}

/** Which due days would move, before they do; then the one act that moves them. */
export const PreviewDialog = ({ change, onClose }: { readonly change: Change; readonly onClose: () => void }) => {
  const { clock } = useText()
  return (
    <CommandDialog<typeof applyCalendar, object>
      of={applyCalendar}
      title={clock.apply}
      width={760}
      note={`${change.title}　${clock.applyHint}`}
      toInput={() => ({ changeId: change.id, version: change.version })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <h3>{clock.previewTitle}</h3>
      <Moves changeId={change.id} />
    </CommandDialog>
  )
}
