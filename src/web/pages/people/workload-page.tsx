import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { getWorkload } from '#contract/handlers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { HandOverDialog } from '#web/features/people/hand-over-dialog.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { PeopleTabs } from './tabs.tsx'
import '#web/ui/list.css'
import './people.css'

type Load = OutputOf<typeof getWorkload>['items'][number]

/** 工作量: open items of each handler, and matters acted on month by month. */
export const WorkloadPage = () => {
  const { people } = useText()
  const mayHandOver = useMay('handover.make')
  const [from, setFrom] = useState<Load | null>(null)
  const { data, error, refetch } = useQuery(reading(getWorkload, { months: 6 }))
  return (
    <Page title={people.workload}>
      <PeopleTabs />
      <p className="soft">{people.workloadHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <div className="list-frame">
          <table className="list workload">
            <thead>
              <tr>
                <th scope="col">{people.handler}</th>
                <th scope="col">{people.open}</th>
                <th scope="col">{people.overdue}</th>
                {data.months.map((month) => (
                  <th key={month} scope="col">
                    {people.month(month)}
                  </th>
                ))}
                <th scope="col">{people.act}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.accountId}>
                  <th scope="row">
                    {row.name} <span className="soft">{row.posts}</span>
                  </th>
                  <td data-label={people.open} className="number">
                    {row.open}
                  </td>
                  <td data-label={people.overdue} className={row.overdue > 0 ? 'number missing' : 'number'}>
                    {row.overdue}
                  </td>
                  {row.byMonth.map((n, i) => (
                    <td key={data.months[i]} data-label={people.month(data.months[i] ?? '')} className="number">
                      {n}
                    </td>
                  ))}
                  <td>
                    {mayHandOver && row.open > 0 ? (
                      <Button size="small" aria-label={`${people.handOver}：${row.name}`} onClick={() => setFrom(row)}>
                        {people.handOver}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {from ? (
        <HandOverDialog from={{ id: from.accountId, name: from.name, open: from.open }} onClose={() => setFrom(null)} />
      ) : null}
    </Page>
  )
}
