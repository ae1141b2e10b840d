import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { OutputOf } from '#contract/operation.ts'
import { exportOrder, getOrder } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { Deliveries } from '#web/features/people/deliveries.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { ExportButton } from '#web/ui/export-button.tsx'
import { Light } from '#web/ui/light.tsx'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import './order.css'

const route = getRouteApi('/shell/orders/$orderId')
type Order = OutputOf<typeof getOrder>

const Rows = ({ order }: { readonly order: Order }) => {
  const { orders, words, controls } = useText()
  return (
    <div className="list-frame">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{orders.row}</th>
            <th scope="col">{orders.light}</th>
            <th scope="col">{orders.matter}</th>
            <th scope="col">{orders.lead}</th>
            <th scope="col">{orders.due}</th>
            <th scope="col">{orders.state}</th>
          </tr>
        </thead>
        <tbody>
          {order.rows.map((row, i) => (
            <tr key={row.id}>
              <td data-label={orders.row} className="number">
                {i + 1}
              </td>
              <td data-label={orders.light}>
                <Light light={row.light} state={row.state} />
              </td>
              <th scope="row">
                <Link to="/matters/$matterId" params={{ matterId: row.id }}>
                  {row.title}
                </Link>
                <div className="soft number">{row.number}</div>
              </th>
              <td data-label={orders.lead}>{row.leadName ?? controls.none}</td>
              <td data-label={orders.due} className="number">
                {dateText(row.due)}
                <div className="soft">{row.light === 'blue' ? null : workdaysText(row.workdaysLeft)}</div>
              </td>
              <td data-label={orders.state}>{words.states[row.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Acknowledged = ({ order }: { readonly order: Order }) => {
  const { orders } = useText()
  const waiting = order.rows.filter((row) => row.state === 'dispatched')
  const units = [...new Set(waiting.map((row) => row.leadName ?? ''))].filter(Boolean)
  return (
    <div className="order-notes">
      {waiting.length > 0 ? (
        <Alert type="warning" showIcon title={orders.notAcknowledged(waiting.length, units.join('、'))} />
      ) : (
        <Alert type="success" showIcon title={orders.allAcknowledged} />
      )}
      {order.slips.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={`${orders.slips}：${order.slips.join('、')}`}
          description={orders.slipsHint}
        />
      ) : null}
    </div>
  )
}

export const OrderPage = () => {
  const { orders } = useText()
  const { orderId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getOrder, { orderId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  return (
    <Page
      title={data?.title ?? orders.title}
      side={
        <>
          <ExportButton of={exportOrder} input={{ orderId }} />
          <Link to="/orders/$orderId/print" params={{ orderId }} className="link-button">
            {orders.print}
          </Link>
        </>
      }
    >
      {data ? (
        <>
          <dl className="order-facts">
            <div>
              <dt>{orders.number}</dt>
              <dd className="number">{data.number}</dd>
            </div>
            <div>
              <dt>{orders.issuedOn}</dt>
              <dd>{dateText(data.issuedOn)}</dd>
            </div>
            <div>
              <dt>{orders.issuedBy}</dt>
              <dd>
                {data.organizationName} {data.issuedBy}
              </dd>
            </div>
            <div>
              <dt>{orders.contact}</dt>
              <dd>{data.contact ?? orders.noContact}</dd>
            </div>
            <div>
              <dt>{orders.acknowledged}</dt>
              <dd>{orders.ratio(data.acknowledged, data.matters)}</dd>
            </div>
            <div>
              <dt>{orders.completed}</dt>
              <dd>{orders.ratio(data.completed, data.matters)}</dd>
            </div>
          </dl>
          <Acknowledged order={data} />
          <Rows order={data} />
          <Deliveries orderId={orderId} />
        </>
      ) : (
        <Loading />
      )}
    </Page>
  )
}
