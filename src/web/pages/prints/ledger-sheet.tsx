import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getBoard } from '#contract/boards.ts'
import { getOrderPaper } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Paper } from './paper.tsx'

const route = getRouteApi('/shell/orders/$orderId/ledger')

const columns = [
  ['序号', '12mm'],
  ['灯', '20mm'],
  ['督办编号', '40mm'],
  ['督查事项', ''],
  ['目标要求', ''],
  ['牵头单位', '34mm'],
  ['配合单位', '34mm'],
  ['责任人', '30mm'],
  ['完成时限', '30mm'],
  ['进展情况', '70mm'],
  ['状态', '24mm'],
] as const

/** 台账 on A3: title in the middle, who filled it in and as of when, a head on every sheet, no row torn, a total. */
export const LedgerSheetPage = () => {
  const { prints, words } = useText()
  const { orderId } = route.useParams()
  const { today } = useMe()
  const board = useQuery(reading(getBoard, { orderId }))
  const paper = useQuery(reading(getOrderPaper, { orderId }))
  const rows = board.data?.rows.filter((row) => row.part === 'coordinating_lead') ?? []
  const texts = new Map(paper.data?.rows.map((row) => [row.matterId, row]))
  const count = (mark: 'done' | 'overdue' | 'unacknowledged') => rows.filter((row) => row.marks.includes(mark)).length
  return (
    <Paper
      wide
      name={prints.ledger}
      isReady={board.data !== undefined && paper.data !== undefined}
      error={board.error ?? paper.error}
      back={
        <Link to="/orders/$orderId" params={{ orderId }} className="link-button">
          {prints.back}
        </Link>
      }
    >
      {() => (
        <>
          <h1>{`${(board.data?.order.title ?? '').replace(/^关于|的督办通知$/g, '')}督查台账`}</h1>
          <p className="paper-line">
            <span>{`填报单位：${board.data?.order.organizationName ?? ''}`}</span>
            <span>{board.data?.order.number}</span>
            <span>{`截至${dateText(today, 'zh')}`}</span>
          </p>
          <table className="rows">
            <colgroup>
              {columns.map(([name, width]) => (
                <col key={name} {...(width ? { style: { width } } : {})} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {columns.map(([name]) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => {
                const text = texts.get(row.matterId)
                return (
                  <tr key={row.assignmentId}>
                    <td className="centre">{i + 1}</td>
                    <td>
                      <Light light={row.light} state={row.matterState} />
                    </td>
                    <td>{row.number}</td>
                    <td>{row.title}</td>
                    <td>{text?.target}</td>
                    <td>{row.organizationName}</td>
                    <td>{text?.support.join('、')}</td>
                    <td>{row.responsiblePerson ?? row.liaisonName}</td>
                    <td>{dateText(row.due, 'zh')}</td>
                    <td>{row.progress}</td>
                    <td>{words.states[row.matterState]}</td>
                  </tr>
                )
              })}
              <tr>
                <td className="centre">合计</td>
                <td colSpan={10}>
                  {`共${rows.length}项，已办结${count('done')}项，超期${count('overdue')}项，未签收${count('unacknowledged')}项`}
                </td>
              </tr>
            </tbody>
          </table>
        </>
      )}
    </Paper>
  )
}
