import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listOrders } from '#contract/orders.ts'
import { call } from '#web/api/call.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { useMayIssue } from './use-may-issue.ts'
import '#web/ui/list.css'

export const OrdersPage = () => {
  const { orders, boards } = useText()
  const mayIssue = useMayIssue()
  const mayDraft = useMay('matter.draft')
  const found = useInfiniteQuery({
    queryKey: [listOrders.id, 'pages'],
    queryFn: ({ pageParam }) => call(listOrders, pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const rows = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={orders.title}
      side={
        <>
          {mayDraft ? (
            <Link to="/divisions/new" className="link-button">
              {boards.draft}
            </Link>
          ) : null}
          {mayIssue ? (
            <Link to="/orders/new" className="link-button primary">
              {orders.issue}
            </Link>
          ) : null}
        </>
      }
    >
      {found.error ? <PageError error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {found.data && rows.length === 0 ? <Empty title={orders.none} /> : null}
      {rows.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{orders.orderTitle}</th>
                <th scope="col">{orders.number}</th>
                <th scope="col">{orders.issuedOn}</th>
                <th scope="col">{orders.issuedBy}</th>
                <th scope="col" className="list-count">
                  {orders.matters}
                </th>
                <th scope="col" className="list-count">
                  {orders.acknowledged}
                </th>
                <th scope="col" className="list-count">
                  {orders.completed}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/orders/$orderId" params={{ orderId: row.id }}>
                      {row.title}
                    </Link>
                  </th>
                  <td data-label={orders.number} className="number">
                    {row.number}
                  </td>
                  <td data-label={orders.issuedOn} className="number">
                    {dateText(row.issuedOn)}
                  </td>
                  <td data-label={orders.issuedBy}>
                    {row.issuedBy} <span className="soft">{row.organizationName}</span>
                  </td>
                  <td data-label={orders.matters} className="list-count">
                    {row.matters}
                  </td>
                  <td data-label={orders.acknowledged} className="list-count">
                    {row.acknowledged < row.matters ? (
                      <strong className="light-yellow">{orders.ratio(row.acknowledged, row.matters)}</strong>
                    ) : (
                      orders.ratio(row.acknowledged, row.matters)
                    )}
                  </td>
                  <td data-label={orders.completed} className="list-count">
                    {orders.ratio(row.completed, row.matters)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <p className="list-foot">
          {orders.total(found.data?.pages[0]?.total ?? rows.length)}
          {found.hasNextPage ? (
            <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
              {orders.more}
            </Button>
          ) : null}
        </p>
      ) : null}
    </Page>
  )
}
