import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ComponentType } from 'react'
import { getDivision } from '#contract/divisions.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { Consultation } from '#web/features/orders/consultation.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { ApproveDialog, ConsultDialog, IssueDialog, RecordApprovalDialog, SubmitDialog } from './dialogs.tsx'
import '#web/ui/list.css'
import './division.css'

const route = getRouteApi('/shell/divisions/$divisionId')
export type Division = OutputOf<typeof getDivision>
export type DivisionDialog = ComponentType<{
  readonly division: Division
  readonly rows: Division['rows']
  readonly onClose: () => void
}>

const Rows = ({ division }: { readonly division: Division }) => {
  const { boards, words, controls } = useText()
  return (
    <div className="list-frame">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{boards.columns.unit}</th>
            <th scope="col">{words.parts.coordinating_lead}</th>
            <th scope="col">{boards.columns.due}</th>
            <th scope="col">{boards.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {division.rows.map((row, i) => (
            <tr key={row.id}>
              <td className="number">{i + 1}</td>
              <th scope="row">{row.leadName}</th>
              <td>
                <Link to="/matters/$matterId" params={{ matterId: row.id }}>
                  {row.title}
                </Link>
              </td>
              <td data-label={boards.columns.due} className="number">
                {row.due ? dateText(row.due) : controls.none}
              </td>
              <td data-label={boards.columns.state}>{words.states[row.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What was drafted together, on its way to one order. */
export const DivisionPage = () => {
  const { boards } = useText()
  const me = useMe()
  const { divisionId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getDivision, { divisionId }))
  const [open, setOpen] = useState<number | null>(null)
  const mayDraft = useMay('matter.draft')
  const mayDecide = me.appointments.some((each) => each.role === 'office_director')
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const inState = (...states: readonly string[]) => data.rows.filter((row) => states.includes(row.state))
  const isDrafter = data.draftedBy === me.name
  const acts: readonly [string, Division['rows'], boolean, DivisionDialog][] = [
    [boards.approve(inState('proposed').length), inState('proposed'), mayDecide && !isDrafter, ApproveDialog],
    [boards.issue(inState('established').length), inState('established'), mayDraft, IssueDialog],
    [boards.submit(inState('draft').length), inState('draft'), mayDraft, SubmitDialog],
    [boards.recordApproval(inState('proposed').length), inState('proposed'), mayDraft, RecordApprovalDialog],
    [
      boards.consult(inState('draft', 'proposed', 'established').length),
      inState('draft', 'proposed', 'established'),
      mayDraft && data.consultations.length === 0,
      ConsultDialog,
    ],
  ]
  const offered = acts.filter(([, rows, may]) => may && rows.length > 0)
  const Opened = open === null ? null : offered[open]
  const [, openedRows, , Dialog] = Opened ?? []
  return (
    <Page
      title={data.title}
      side={
        <Link to="/divisions/$divisionId/print" params={{ divisionId }} className="link-button">
          {boards.printApproval}
        </Link>
      }
    >
      <p className="soft">
        {`${boards.from}：${data.sourceTitle}　${boards.draftedBy}：${data.draftedBy}　${boards.draftedOn}：${dateText(data.draftedOn)}　`}
        {data.orders.map((order) => (
          <Link key={order.id} to="/orders/$orderId" params={{ orderId: order.id }}>
            {order.number}
          </Link>
        ))}
      </p>
      <div className="actions">
        {offered.map(([label], i) => (
          <Button key={label} type={i === 0 ? 'primary' : 'default'} aria-haspopup="dialog" onClick={() => setOpen(i)}>
            {label}
          </Button>
        ))}
      </div>
      {data.consultations.map((each) => (
        <Section
          key={each.id}
          title={`${boards.consultation}　${boards.consultationOf(each.askedBy, dateText(each.replyBy))}`}
        >
          <Consultation view={each} />
        </Section>
      ))}
      <Rows division={data} />
      {Dialog && openedRows ? <Dialog division={data} rows={openedRows} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
