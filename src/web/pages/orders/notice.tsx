import { useEffect } from 'react'
import { chineseNumeral } from '#domain/summary.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { getOrder, getOrderPaper } from '#contract/orders.ts'
import { dueWords } from '#web/pages/prints/paper.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

type Order = OutputOf<typeof getOrder>
type Row = OutputOf<typeof getOrderPaper>['rows'][number]

/** So many matters stand in the text itself; more are listed behind it. */
const mostInText = 5
const mostNamed = 8

const useUnits = (row: Row): string => {
  const { orders } = useText()
  return [
    orders.noticeLead(row.lead),
    ...(row.joint.length > 0 ? [orders.noticeJoint(row.joint.join('、'))] : []),
    ...(row.support.length > 0 ? [orders.noticeSupport(row.support.join('、'))] : []),
  ].join('；')
}

const InText = ({ row, place }: { readonly row: Row; readonly place: string }) => {
  const { orders } = useText()
  const facts = [
    [orders.noticeWork, row.target],
    [orders.noticeUnits, useUnits(row)],
    [orders.noticeDue, dueWords(row.due, row.budget)],
    [orders.noticeRequirement, row.requirement],
  ] as const
  return (
    <section className="notice-row">
      <h2>
        {place}
        {row.title}
      </h2>
      {facts.map(([name, words]) => (
        <p key={name}>
          <b>{name}：</b>
          {words}
        </p>
      ))}
    </section>
  )
}

const Listed = ({ row, no }: { readonly row: Row; readonly no: number }) => (
  <tr>
    <td>{no}</td>
    <td>{useUnits(row).replace(/^牵头：/, '')}</td>
    <td>{row.target}</td>
    <td>{row.requirement}</td>
    <td className="notice-due">{dueWords(row.due, row.budget)}</td>
  </tr>
)

const sameIn = (rows: readonly Row[], of: (row: Row) => string): string | null => {
  const [first] = rows
  return first && rows.every((row) => of(row) === of(first)) ? of(first) : null
}

/** 附表: its head on every page, no row torn in two. */
const List = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { orders } = useText()
  return (
    <section className="notice-list">
      <h2>{orders.noticeList}</h2>
      <table>
        <thead>
          <tr>
            {orders.noticeColumns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Listed key={row.matterId} row={row} no={i + 1} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The order as a paper of A4: red head, number, title, to whom, what, by when, who answers questions, and the date. */
export const Notice = ({ order, rows }: { readonly order: Order; readonly rows: readonly Row[] }) => {
  const { orders } = useText()
  useEffect(() => {
    document.title = `${order.number} ${order.title}`
  }, [order])
  const units = [...new Set(rows.flatMap((row) => [row.lead, ...row.joint, ...row.support]))]
  const isListed = rows.length > mostInText
  const shared = [
    [orders.noticeContent, sameIn(rows, (row) => row.workContent)],
    [orders.noticeRequirement, sameIn(rows, (row) => row.requirement)],
    [orders.noticeDue, sameIn(rows, (row) => dueWords(row.due, row.budget))],
  ] as const
  return (
    <article className="notice" lang="zh-CN">
      <header>
        <p className="notice-name">{orders.noticeName}</p>
        <p className="notice-number">{order.number}</p>
      </header>
      <h1>{order.title}</h1>
      <p className="notice-to">{units.length > mostNamed ? orders.noticeToMany : orders.noticeTo(units.join('、'))}</p>
      <p>{isListed ? orders.noticeOpeningListed(rows.length) : orders.noticeOpening}</p>
      {isListed
        ? shared.map(([name, words], i) =>
            words ? (
              <p key={name}>
                <b>{`${chineseNumeral(i + 1)}、${name}：`}</b>
                {words}
              </p>
            ) : null,
          )
        : rows.map((row, i) => (
            <InText
              key={row.matterId}
              row={row}
              place={rows.length > 1 ? `${chineseNumeral(i + 1)}、` : `${orders.noticeMatter}：`}
            />
          ))}
      {order.contact ? <p className="notice-contact">{orders.noticeContact(order.contact)}</p> : null}
      {isListed ? <p className="notice-annex">{orders.noticeAnnex}</p> : null}
      <footer>
        <p>{order.organizationName}</p>
        <p>{dateText(order.issuedOn, 'zh')}</p>
      </footer>
      {isListed ? <List rows={rows} /> : null}
    </article>
  )
}
