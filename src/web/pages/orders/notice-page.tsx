import { useQueries, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { getMatter } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { getOrder } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { Notice } from './notice.tsx'
import '#web/ui/list.css'
import './notice.css'

const route = getRouteApi('/shell/orders/$orderId/print')
const noRows: OutputOf<typeof getOrder>['rows'] = []

export const NoticePage = () => {
  const { orders } = useText()
  const { orderId } = route.useParams()
  const { data: order, error } = useQuery(reading(getOrder, { orderId }))
  const matters = useQueries({
    queries: (order?.rows ?? noRows).map((row) => reading(getMatter, { matterId: row.id })),
    combine: (answers) => ({
      list: answers.flatMap(({ data }) => data ?? []),
      error: answers.find((each) => each.error)?.error ?? null,
    }),
  })
  if (error ?? matters.error) return <PageError error={error ?? matters.error} />
  const isReady = order !== undefined && matters.list.length === order.rows.length
  return (
    <div className="notice-desk">
      <p className="notice-buttons no-print">
        <Button type="primary" disabled={!isReady} onClick={() => window.print()}>
          {orders.printNow}
        </Button>
        <Link to="/orders/$orderId" params={{ orderId }} className="link-button">
          {orders.back}
        </Link>
      </p>
      {isReady ? <Notice order={order} matters={matters.list} /> : <Loading />}
    </div>
  )
}
