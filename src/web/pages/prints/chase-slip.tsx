import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getBoard } from '#contract/boards.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import type { Board, BoardRow } from '#web/features/orders/board.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Empty } from '#web/ui/problem.tsx'
import { Paper } from './paper.tsx'

const route = getRouteApi('/shell/orders/$orderId/chase-slip')

const askOf = (row: BoardRow): string => {
  if (row.marks.includes('unacknowledged')) return '请立即签收并抓紧办理'
  if (row.marks.includes('overdue')) return '请立即报送办理结果，并书面说明逾期原因'
  return '请按时限报送办理情况'
}

/** One slip a unit, each on a sheet of its own: what was ordered, how long is left, what is asked. */
const Slip = ({ board, rows, today }: { board: Board; rows: readonly BoardRow[]; today: string }) => {
  const { order } = board
  const [first] = rows
  return (
    <section className="sheet">
      <p className="red-head">督查催办单</p>
      <p className="paper-line">
        <span>{order.number}</span>
        <span>{dateText(today, 'zh')}</span>
      </p>
      <p>{`${first?.organizationName ?? ''}：`}</p>
      <p className="body">
        {`${dateText(order.issuedOn, 'zh')}印发的《${order.title}》（${order.number}），交你单位办理的下列事项至今尚未办结，请抓紧办理：`}
      </p>
      <table className="rows slip-rows">
        <colgroup>
          <col style={{ width: '42mm' }} />
          <col />
          <col style={{ width: '34mm' }} />
          <col style={{ width: '40mm' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">督查事项</th>
            <th scope="col">完成时限</th>
            <th scope="col">催办要求</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.assignmentId}>
              <td>{row.number}</td>
              <td>{row.title}</td>
              <td>
                <span className="due">{dateText(row.due, 'zh')}</span>
                <br />
                {workdaysText(row.workdaysLeft, 'zh')}
              </td>
              <td>{askOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.contact ? <p className="body">{`联系人：${order.contact}`}</p> : null}
      <div className="signature">
        <p>{order.organizationName}</p>
        <p>{dateText(today, 'zh')}</p>
      </div>
    </section>
  )
}

const chased = ['unacknowledged', 'silent', 'overdue'] as const

export const ChaseSlipPage = () => {
  const { prints } = useText()
  const { orderId } = route.useParams()
  const { today } = useMe()
  const { data, error } = useQuery(reading(getBoard, { orderId }))
  const rows = data?.rows.filter((row) => chased.some((mark) => row.marks.includes(mark))) ?? []
  const units = [...new Set(rows.map((row) => row.organizationId))]
  return (
    <Paper
      name={prints.chaseSlip}
      isReady={data !== undefined}
      error={error}
      back={
        <Link to="/orders/$orderId" params={{ orderId }} className="link-button">
          {prints.back}
        </Link>
      }
    >
      {() =>
        data && units.length > 0 ? (
          units.map((unit) => (
            <Slip key={unit} board={data} today={today} rows={rows.filter((row) => row.organizationId === unit)} />
          ))
        ) : (
          <Empty title={prints.empty} />
        )
      }
    </Paper>
  )
}
