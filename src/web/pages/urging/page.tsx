import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { listUrgeable, urgingScopes } from '#contract/chases.ts'
import { reading } from '#web/api/client.ts'
import { UrgeDialog, type UrgeRow } from '#web/features/chases/urge-dialog.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import '#web/pages/orders/order.css'

type RowGiven = {
  readonly row: UrgeRow
  readonly most: number
  readonly isChosen: boolean
  readonly onToggle: () => void
}

const Row = ({ row, most, isChosen, onToggle }: RowGiven) => {
  const { urging, words } = useText()
  const { columns } = urging
  const more = [
    ...(row.urgedToday > 0 ? [urging.today(row.urgedToday)] : []),
    ...(row.urgedByOthers > 0 ? [urging.others(row.urgedByOthers)] : []),
    ...(row.calledThisWeek > 0 ? [urging.calls(row.calledThisWeek)] : []),
  ]
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`${row.organizationName}：${row.title}`}
          checked={isChosen}
          disabled={!row.mayUrge}
          onChange={onToggle}
        />
      </td>
      <th scope="row">
        {row.organizationName}
        {row.part === 'coordinating_lead' ? null : <span className="soft">　{words.parts[row.part]}</span>}
      </th>
      <td data-label={columns.matter}>
        <Light light={row.light} />{' '}
        <Link to="/matters/$matterId" params={{ matterId: row.matterId }}>
          {row.title}
        </Link>
        <div className="soft">{row.number}</div>
      </td>
      <td data-label={columns.due} className="number">
        {dateText(row.due)}
        <div className={`light-${row.light}`}>{workdaysText(row.workdaysLeft)}</div>
      </td>
      <td data-label={columns.burden} className="number">
        {urging.burden(row.urgedThisWeek, most)}
        {row.mayUrge ? null : <div className="light-red">{urging.full}</div>}
        {more.length > 0 ? <div className="soft">{more.join('　')}</div> : null}
      </td>
    </tr>
  )
}

/** 预警催办: the worst first, how often each has been asked beside it, one act for all that are chosen. */
export const UrgingPage = () => {
  const { urging } = useText()
  const { message } = App.useApp()
  const { scope = 'overdue', orderId } = useSearch({ from: '/shell/urging' })
  const navigate = useNavigate({ from: '/urging' })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isUrging, setUrging] = useState(false)
  const asked = useQuery(reading(listUrgeable, { scope, ...(orderId ? { orderId } : {}) }))
  const { data, error, refetch } = asked
  const rows = data?.items ?? []
  const open = rows.filter((row) => row.mayUrge)
  const picked = open.filter((row) => chosen.has(row.assignmentId))
  const isAll = open.length > 0 && picked.length === open.length
  const toggle = (id: string) =>
    setChosen((old) => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <Page
      title={urging.title}
      side={
        <Segmented<(typeof urgingScopes)[number]>
          aria-label={urging.scopesLabel}
          value={scope}
          options={urgingScopes.map((value) => ({ value, label: urging.scopes[value] }))}
          onChange={(next) => {
            setChosen(new Set())
            void navigate({
              search: { ...(next === 'overdue' ? {} : { scope: next }), ...(orderId ? { orderId } : {}) },
            })
          }}
        />
      }
    >
      {orderId ? <p className="soft">{urging.ofOrder}</p> : null}
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && rows.length === 0 ? (
        <Empty title={urging.none}>
          <p className="soft">{urging.noneHint}</p>
        </Empty>
      ) : null}
      {data && rows.length > 0 ? (
        <>
          <p className="board-bar">
            <Button type="primary" disabled={picked.length === 0} onClick={() => setUrging(true)}>
              {urging.urgeMany(picked.length)}
            </Button>
            <Checkbox
              checked={isAll}
              indeterminate={picked.length > 0 && !isAll}
              onChange={() => setChosen(new Set(isAll ? [] : open.map((row) => row.assignmentId)))}
            >
              {urging.chooseAll}
            </Checkbox>
            <span className="soft">
              {urging.chosen(picked.length, new Set(picked.map((row) => row.organizationId)).size)}
            </span>
          </p>
          <div className="list-frame">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr-only">{urging.chooseAll}</span>
                  </th>
                  {Object.values(urging.columns).map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row
                    key={row.assignmentId}
                    row={row}
                    most={data.most}
                    isChosen={chosen.has(row.assignmentId) && row.mayUrge}
                    onToggle={() => toggle(row.assignmentId)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
      {isUrging && data ? (
        <UrgeDialog
          rows={picked}
          most={data.most}
          explainBy={data.explainBy}
          onClose={() => setUrging(false)}
          onDone={(answer) => {
            setChosen(new Set())
            void message.success(urging.done(answer.urged, answer.units))
          }}
        />
      ) : null}
    </Page>
  )
}
