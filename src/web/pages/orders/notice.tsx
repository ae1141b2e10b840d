import { useEffect } from 'react'
import type { getMatter } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { getOrder } from '#contract/orders.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

type Order = OutputOf<typeof getOrder>
type Matter = OutputOf<typeof getMatter>

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 一 to 九十九, as headings of a paper count. */
const numeral = (n: number): string => {
  if (n <= 10) return numerals[n - 1] ?? String(n)
  if (n >= 100) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? (numerals[tens - 1] ?? '') : ''}十${ones > 0 ? (numerals[ones - 1] ?? '') : ''}`
}

const namesOf = ({ assignments }: Matter, part: string) =>
  assignments.filter((each) => each.part === part).map((each) => each.organizationName)

const unitsOf = (matters: readonly Matter[]) => [
  ...new Set(matters.flatMap((each) => each.assignments.map((one) => one.organizationName))),
]

const Row = ({ matter, place }: { readonly matter: Matter; readonly place: string }) => {
  const { orders } = useText()
  const { face, content } = matter
  const joint = namesOf(matter, 'joint_lead')
  const support = namesOf(matter, 'supporting')
  const units = [
    orders.noticeLead(face.leadName ?? ''),
    ...(joint.length > 0 ? [orders.noticeJoint(joint.join('、'))] : []),
    ...(support.length > 0 ? [orders.noticeSupport(support.join('、'))] : []),
  ]
  return (
    <section className="notice-row">
      <h2>
        {place}
        {face.title}
      </h2>
      {content ? (
        <p>
          <b>{orders.noticeWork}：</b>
          {content.target}
        </p>
      ) : null}
      <p>
        <b>{orders.noticeUnits}：</b>
        {units.join('；')}
      </p>
      <p>
        <b>{orders.noticeDue}：</b>
        {dateText(face.due, 'zh')}
      </p>
      {content ? (
        <p>
          <b>{orders.noticeRequirement}：</b>
          {content.requirement}
        </p>
      ) : null}
    </section>
  )
}

/** The order as a paper of A4: red head, number, title, to whom, what, by when, who answers questions, and the date. */
export const Notice = ({ order, matters }: { readonly order: Order; readonly matters: readonly Matter[] }) => {
  const { orders } = useText()
  useEffect(() => {
    document.title = `${order.number} ${order.title}`
  }, [order])
  return (
    <article className="notice" lang="zh-CN">
      <header>
        <p className="notice-name">{orders.noticeName}</p>
        <p className="notice-number">{order.number}</p>
      </header>
      <h1>{order.title}</h1>
      <p className="notice-to">{orders.noticeTo(unitsOf(matters).join('、'))}</p>
      <p>{orders.noticeOpening}</p>
      {matters.map((matter, i) => (
        <Row
          key={matter.face.id}
          matter={matter}
          place={matters.length > 1 ? `${numeral(i + 1)}、` : `${orders.noticeMatter}：`}
        />
      ))}
      {order.contact ? <p className="notice-contact">{orders.noticeContact(order.contact)}</p> : null}
      <footer>
        <p>{order.organizationName}</p>
        <p>{dateText(order.issuedOn, 'zh')}</p>
      </footer>
    </article>
  )
}
