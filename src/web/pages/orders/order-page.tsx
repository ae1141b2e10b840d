import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState, type ComponentType } from 'react'
import { getBoard } from '#contract/boards.ts'
import { exportOrder } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { BoardTable } from '#web/features/orders/board-table.tsx'
import { AcceptDialog, CloseDialog, ReturnDialog } from '#web/features/orders/board-dialogs.tsx'
import type { Board, BoardRow, Chip } from '#web/features/orders/board.ts'
import { chips, rowsOf } from '#web/features/orders/board.ts'
import { Deliveries } from '#web/features/people/deliveries.tsx'
import { ExportButton } from '#web/ui/export-button.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import './order.css'

const route = getRouteApi('/shell/orders/$orderId')
type BoardDialog = ComponentType<{ board: Board; rows: readonly BoardRow[]; onClose: () => void }>

const Facts = ({ board: { order, ...board } }: { readonly board: Board }) => {
  const { orders, boards } = useText()
  const facts = [
    [orders.number, order.number],
    [orders.issuedOn, dateText(order.issuedOn)],
    [orders.issuedBy, `${order.organizationName} ${order.issuedBy}`],
    [orders.contact, order.contact ?? orders.noContact],
    [orders.acknowledged, orders.ratio(order.acknowledged, order.matters)],
    [orders.completed, orders.ratio(order.completed, order.matters)],
  ] as const
  const chasers = board.chasedBy.map((each) => boards.chasedTimes(each.name, each.count)).join('、')
  return (
    <>
      <dl className="order-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {chasers ? <p className="soft">{boards.chasedBy(chasers)}</p> : null}
      {board.closedOn ? (
        <Alert
          type="success"
          showIcon
          title={boards.closedOn(dateText(board.closedOn), board.closedBy ?? '')}
          description={
            board.exceptions.length > 0
              ? `${boards.keptOpen(board.exceptions.length)}：${board.exceptions.map((each) => `${each.title}（${each.reason}）`).join('；')}`
              : undefined
          }
        />
      ) : null}
    </>
  )
}

const mostNamed = 8

/** Who has not acknowledged yet, and to whom a printed slip has to be carried. */
const Waiting = ({ board }: { readonly board: Board }) => {
  const { orders, boards } = useText()
  const named = (rows: readonly BoardRow[]) => {
    const units = [...new Set(rows.map((row) => row.organizationName))]
    const names = units.slice(0, mostNamed).join('、')
    return units.length > mostNamed ? boards.andMore(names, units.length) : names
  }
  const waiting = rowsOf(board, 'unacknowledged')
  const slips = waiting.filter((row) => row.delivery === 'slip')
  const matters = new Set(waiting.map((row) => row.matterId)).size
  if (waiting.length === 0) return null
  return (
    <div className="order-notes">
      <Alert type="warning" showIcon title={orders.notAcknowledged(matters, named(waiting))} />
      {slips.length > 0 ? (
        <Alert type="info" showIcon title={`${orders.slips}：${named(slips)}`} description={orders.slipsHint} />
      ) : null}
    </div>
  )
}

/** The chips count the very rows that they show. */
const Chips = ({ board, chip, onChip }: { board: Board; chip: Chip; onChip: (chip: Chip) => void }) => {
  const { boards } = useText()
  return (
    <div className="chips" role="group" aria-label={boards.columns.state}>
      {chips.map((each) => {
        const n = rowsOf(board, each).length
        return n > 0 || each === 'all' || each === chip ? (
          <button key={each} type="button" className="chip" aria-pressed={each === chip} onClick={() => onChip(each)}>
            {boards.chips[each]} <strong className="number">{n}</strong>
          </button>
        ) : null
      })}
    </div>
  )
}

/** 交办件: every unit on the paper, who to call, and what can be done with many rows in one go. */
export const OrderPage = () => {
  const { orders, boards, urging } = useText()
  const { orderId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getBoard, { orderId }))
  const [chip, setChip] = useState<Chip>('all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<'accept' | 'return' | 'close' | null>(null)
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const rows = rowsOf(data, chip)
  const reviewable = rows.filter((row) => row.marks.includes('to-review'))
  const picked = reviewable.filter((row) => chosen.has(row.matterId))
  const mayReview = data.actions.includes('reviews.accept-many') && reviewable.length > 0
  const mayClose = data.actions.includes('orders.close')
  const dialogs: Record<NonNullable<typeof dialog>, BoardDialog> = {
    accept: AcceptDialog,
    return: ReturnDialog,
    close: CloseDialog,
  }
  const Opened = dialog === null ? null : dialogs[dialog]
  const toPrint = { orderId }
  return (
    <Page
      title={data.order.title}
      side={
        <>
          <ExportButton of={exportOrder} input={{ orderId }} />
          {mayClose ? <Button onClick={() => setDialog('close')}>{boards.close}</Button> : null}
          {mayClose || data.summary ? (
            <Link to="/orders/$orderId/summary" params={toPrint} className="link-button">
              {boards.summary}
            </Link>
          ) : null}
          {data.actions.includes('chases.record') ? (
            <Link to="/urging" search={{ scope: 'open', orderId }} className="link-button">
              {urging.urge}
            </Link>
          ) : null}
          <Link to="/orders/$orderId/chase-slip" params={toPrint} className="link-button">
            {boards.printChase}
          </Link>
          <Link to="/orders/$orderId/ledger" params={toPrint} className="link-button">
            {boards.printLedger}
          </Link>
          <Link to="/orders/$orderId/print" params={toPrint} className="link-button">
            {orders.print}
          </Link>
        </>
      }
    >
      <Facts board={data} />
      <Waiting board={data} />
      <Chips
        board={data}
        chip={chip}
        onChip={(next) => {
          setChip(next)
          setChosen(new Set())
        }}
      />
      {mayReview ? (
        <p className="board-bar">
          <Button
            type={chosen.size === 0 ? 'default' : 'primary'}
            disabled={picked.length === 0}
            onClick={() => setDialog('accept')}
          >
            {boards.accept}
          </Button>
          <Button danger disabled={picked.length === 0} onClick={() => setDialog('return')}>
            {boards.returnBack}
          </Button>
          <span className="soft">{boards.chosen(picked.length)}</span>
        </p>
      ) : null}
      <BoardTable
        rows={rows}
        mayChase={data.actions.includes('chases.record')}
        {...(mayReview ? { chosen, onChoose: setChosen } : {})}
      />
      <Deliveries orderId={orderId} />
      {Opened ? (
        <Opened
          board={data}
          rows={dialog === 'close' ? data.rows : picked}
          onClose={() => {
            setDialog(null)
            setChosen(new Set())
          }}
        />
      ) : null}
    </Page>
  )
}
