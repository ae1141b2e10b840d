import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { explainDue } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { civilDate, weekdayOf } from '#domain/date.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import './clock.css'

type Explained = NonNullable<OutputOf<typeof explainDue>>

const wallTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The result and what it rests on, before the days. */
const Result = ({ data }: { readonly data: Explained }) => {
  const { matter, clock, controls } = useText()
  const { budget, basis, rule } = data
  const period = budget.amount === null ? null : clock.budget[budget.kind]?.(budget.amount)
  return (
    <>
      <p>
        <strong>
          {matter.dueResult(dateText(data.due))}
          {data.minute === null ? '' : ` ${clock.until(wallTime(data.minute))}`}
        </strong>
        {data.original && data.original !== data.due ? `（${clock.original(dateText(data.original))}）` : ''}
      </p>
      <p className="soft">
        {[period, matter.basis[basis] ?? basis, rule && clock.rule(rule)].filter(Boolean).join('　')}
      </p>
      {data.provisional ? <p className="soft">{controls.provisionalWhy}</p> : null}
      {data.stoppedSince ? <p>{clock.stoppedSince(dateText(data.stoppedSince))}</p> : null}
      {data.extensionAsked ? (
        <p>{clock.asked(dateText(data.extensionAsked.on), dateText(data.extensionAsked.due))}</p>
      ) : null}
      {data.given ? <p className="soft">{clock.given[data.given]}</p> : null}
    </>
  )
}

const Events = ({ data }: { readonly data: Explained }) => {
  const { clock } = useText()
  if (data.events.length === 0) return null
  return (
    <>
      <h3>{clock.events}</h3>
      <ul className="due-events">
        {data.events.map((event, i) => (
          // oxlint-disable-next-line no-array-index-key -- the list only ever grows at its end
          <li key={i}>
            {[
              clock.eventKinds[event.kind] ?? event.kind,
              event.on && event.due === null ? dateText(event.on) : null,
              event.fact && clock.facts[event.fact],
              event.dueBefore && event.due ? `${dateText(event.dueBefore)} → ${dateText(event.due)}` : null,
              event.due && !event.dueBefore ? dateText(event.due) : null,
              event.reason,
              event.by,
            ]
              .filter(Boolean)
              .join('　')}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Why this date: every day of the span, counted or not, so that the unit can count along. */
export const DueDialog = ({ matterId, onClose }: { readonly matterId: string; readonly onClose: () => void }) => {
  const { matter, clock, controls } = useText()
  useDialogFocus()
  const { data, error } = useQuery(reading(explainDue, { matterId }))
  return (
    <Modal
      open
      title={matter.dueDialog}
      footer={null}
      onCancel={onClose}
      width={600}
      closable={{ 'aria-label': controls.close }}
    >
      {error ? <PageError error={error} /> : null}
      {data === undefined && !error ? <Loading /> : null}
      {data === null ? <p>{matter.noDue}</p> : null}
      {data ? (
        <>
          <Result data={data} />
          <Events data={data} />
          <div className="due-days" tabIndex={0} role="region" aria-label={matter.dueDialog}>
            <table>
              <tbody>
                {data.days.map((day) => (
                  <tr key={day.date} className={day.counted ? '' : 'soft'}>
                    <td className="number">{dateText(day.date)}</td>
                    <td>{matter.weekdays[weekdayOf(civilDate(day.date))]}</td>
                    <td>{day.counted ? `✓ ${matter.counted}` : `– ${matter.notCounted}`}</td>
                    <td className="number">
                      {day.minutes ? clock.minutes(day.minutes) : day.nth === undefined ? '' : clock.nth(day.nth)}
                    </td>
                    <td>
                      {matter.why[day.why] ?? day.why}
                      {day.name ? `（${day.name}）` : ''}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </Modal>
  )
}
