import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { getOrder, getOrderPaper } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { Notice } from './notice.tsx'
import '#web/ui/list.css'
import './notice.css'

const route = getRouteApi('/shell/orders/$orderId/print')

export const NoticePage = () => {
  const { orders } = useText()
  const { orderId } = route.useParams()
  const order = useQuery(reading(getOrder, { orderId }))
  const paper = useQuery(reading(getOrderPaper, { orderId }))
  const error = order.error ?? paper.error
  if (error) return <PageError error={error} />
  return (
    <div className="notice-desk">
      <p className="notice-buttons no-print">
        <Button type="primary" disabled={!order.data || !paper.data} onClick={() => window.print()}>
          {orders.printNow}
        </Button>
        <Link to="/orders/$orderId" params={{ orderId }} className="link-button">
          {orders.back}
        </Link>
      </p>
      {order.data && paper.data ? <Notice order={order.data} rows={paper.data.rows} /> : <Loading />}
    </div>
  )
}
