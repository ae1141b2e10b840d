import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getBoard, getSummary } from '#contract/boards.ts'
import { getOrderPaper } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Paper, SignBox } from './paper.tsx'

const route = getRouteApi('/shell/orders/$orderId/result')

/** 督查结果呈报单: what was asked, what came of it in the office's words, and room for whoever reads it. */
export const ResultFormPage = () => {
  const { prints } = useText()
  const { orderId } = route.useParams()
  const me = useMe()
  const board = useQuery(reading(getBoard, { orderId }))
  const summary = useQuery(reading(getSummary, { orderId }))
  const paper = useQuery(reading(getOrderPaper, { orderId }))
  const basis = [
    ...new Set(paper.data?.rows.map((row) => [row.source, row.basis].filter(Boolean).join('　')).filter(Boolean)),
  ].join('；')
  const order = board.data?.order
  return (
    <Paper
      name={prints.resultForm}
      isReady={order !== undefined && summary.data !== undefined && paper.data !== undefined}
      error={board.error ?? summary.error ?? paper.error}
      back={
        <Link to="/orders/$orderId/summary" params={{ orderId }} className="link-button">
          {prints.back}
        </Link>
      }
    >
      {() => (
        <>
          <h1>督查结果呈报单</h1>
          <p className="paper-line">
            <span>{order?.number}</span>
            <span>{dateText(me.today, 'zh')}</span>
          </p>
          <table className="form">
            <tbody>
              <tr>
                <th scope="row">督查事项</th>
                <td colSpan={3}>{order?.title}</td>
              </tr>
              <tr>
                <th scope="row">立项依据</th>
                <td colSpan={3}>{basis}</td>
              </tr>
              <tr>
                <th scope="row">交办日期</th>
                <td>{dateText(order?.issuedOn, 'zh')}</td>
                <th scope="row">交办单位数</th>
                <td>{`${order?.matters}项，已办结${board.data?.rows.filter((row) => row.marks.includes('done')).length}项`}</td>
              </tr>
            </tbody>
          </table>
          <table className="form result-body">
            <tbody>
              <tr className="may-break">
                <th scope="row">办理结果</th>
                <td colSpan={3} className="pre">
                  {summary.data?.text}
                </td>
              </tr>
              <SignBox label="审核意见" />
              <SignBox label="领导批示" />
            </tbody>
          </table>
        </>
      )}
    </Paper>
  )
}
