import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { getOwed } from '#contract/tray.ts'
import { getMyUnit } from '#contract/units.ts'
import { reading } from '#web/api/client.ts'
import { SignFromTray } from '#web/features/units/sign-from-tray.tsx'
import { useText } from '#web/text/use-text.ts'
import { PageError } from '#web/ui/problem.tsx'
import { AcknowledgeAllDialog, ProgressManyDialog } from './owed-dialogs.tsx'
import { OwedFilters, type Filter } from './owed-filters.tsx'
import { OwedRow, type Item } from './owed-row.tsx'
import { responsibleFrom, useOwedActs } from './use-owed-acts.ts'

type Open = { readonly what: 'acknowledge' | 'report' } | { readonly what: 'sign'; readonly item: Item } | null

/** Everything that the unit owes to all its superiors, in the order in which it is owed. */
export const OwedList = () => {
  const { units, periods, steps } = useText()
  const [filter, setFilter] = useState<Filter>({})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<Open>(null)
  const { data: owed, error, refetch } = useQuery({ ...reading(getOwed, filter), placeholderData: keepPreviousData })
  const { data: unit } = useQuery({ ...reading(getMyUnit, {}), staleTime: 60_000 })
  const { acknowledge, report } = useOwedActs(() => setChosen(new Set()))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!owed || (owed.total === 0 && !filter.superiorId && !filter.thing)) return null
  const waiting = owed.items.flatMap((item) =>
    item.next.kind === 'acknowledge' && item.assignmentId ? [item.assignmentId] : [],
  )
  const reportable = owed.items.filter((item) => item.mayReport).map((item) => item.matterId)
  const ids = reportable.filter((id) => chosen.has(id))
  const last = unit?.last ?? null
  const names = [last?.leader, last?.person].filter(Boolean).join('、')
  const isBusy = acknowledge.isPending || report.isPending
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const send = (assignmentIds: string[]) => acknowledge.mutate({ assignmentIds, ...responsibleFrom(last) })
  return (
    <section className="owed" aria-label={units.owed}>
      <div className="pile-head">
        <h2>
          {units.owed} <span className="soft number">{units.owedCount(owed.total)}</span>
        </h2>
        {waiting.length > 0 ? (
          <span className="owed-all">
            <small className="soft">{names ? units.acknowledgeAs(names) : units.acknowledgeNobody}</small>
            <Button type="link" size="small" onClick={() => setOpen({ what: 'acknowledge' })}>
              {units.changeResponsible}
            </Button>
            <Button type="primary" size="small" loading={isBusy} onClick={() => send(waiting)}>
              {units.acknowledgeAll(waiting.length)}
            </Button>
          </span>
        ) : null}
      </div>
      <OwedFilters owed={owed} filter={filter} onFilter={setFilter} />
      {reportable.length > 0 ? (
        <div className="owed-bar">
          <Checkbox
            checked={ids.length > 0 && ids.length === reportable.length}
            indeterminate={ids.length > 0 && ids.length < reportable.length}
            onChange={() => setChosen(new Set(ids.length === reportable.length ? [] : reportable))}
          >
            {ids.length > 0 ? units.chosen(ids.length) : units.chooseAll}
          </Checkbox>
          <Button size="small" disabled={ids.length === 0 || isBusy} onClick={() => setOpen({ what: 'report' })}>
            {units.reportMany(ids.length)}
          </Button>
          <Button
            size="small"
            disabled={ids.length === 0 || isBusy}
            onClick={() => report.mutate({ matterIds: ids, progress: periods.nothingNew })}
          >
            {units.nothingNewMany(ids.length)}
          </Button>
        </div>
      ) : null}
      <table className="owed-table">
        <thead>
          <tr>
            <th scope="col" aria-label={units.chooseAll} />
            {Object.values(units.owedColumns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col" aria-label={steps.unit} />
          </tr>
        </thead>
        <tbody>
          {owed.items.map((item) => (
            <OwedRow
              key={item.matterId}
              item={item}
              isChosen={chosen.has(item.matterId)}
              isBusy={isBusy}
              onChoose={() => toggle(item.matterId)}
              onAcknowledge={() => send(item.assignmentId ? [item.assignmentId] : [])}
              onSign={() => setOpen({ what: 'sign', item })}
            />
          ))}
        </tbody>
      </table>
      {open?.what === 'acknowledge' ? (
        <AcknowledgeAllDialog ids={waiting} last={last} onClose={() => setOpen(null)} onDone={() => undefined} />
      ) : null}
      {open?.what === 'report' ? (
        <ProgressManyDialog ids={ids} onClose={() => setOpen(null)} onDone={() => setChosen(new Set())} />
      ) : null}
      {open?.what === 'sign' ? <SignFromTray matterId={open.item.matterId} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}
