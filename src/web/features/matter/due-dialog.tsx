import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { explainDue } from '#contract/matters.ts'
import { civilDate, weekdayOf } from '#domain/date.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'

/** Why this date: every day of the span, counted or not, so that the unit can count along. */
export const DueDialog = ({ matterId, onClose }: { readonly matterId: string; readonly onClose: () => void }) => {
  const { matter, controls } = useText()
  useDialogFocus()
  const { data, error } = useQuery(reading(explainDue, { matterId }))
  return (
    <Modal
      open
      title={matter.dueDialog}
      footer={null}
      onCancel={onClose}
      width={560}
      closable={{ 'aria-label': controls.close }}
    >
      {error ? <PageError error={error} /> : null}
      {data === undefined && !error ? <Loading /> : null}
      {data === null ? <p>{matter.noDue}</p> : null}
      {data ? (
        <>
          <p>
            <strong>{matter.dueResult(dateText(data.due))}</strong>　{matter.basis[data.basis] ?? data.basis}
          </p>
          {data.provisional ? <p className="soft">{controls.provisionalWhy}</p> : null}
          <div className="due-days" tabIndex={0} role="region" aria-label={matter.dueDialog}>
            <table>
              <tbody>
                {data.days.map((day) => (
                  <tr key={day.date} className={day.counted ? '' : 'soft'}>
                    <td className="number">{dateText(day.date)}</td>
                    <td>{matter.weekdays[weekdayOf(civilDate(day.date))]}</td>
                    <td>{day.counted ? `✓ ${matter.counted}` : `– ${matter.notCounted}`}</td>
                    <td className="number">{day.nth === undefined ? '' : matter.nth(day.nth)}</td>
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
