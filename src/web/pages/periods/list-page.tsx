import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { listPeriods } from '#contract/periods.ts'
import { standings } from '#domain/reporting-period.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { usePeriodName } from '#web/features/periods/name.ts'
import { OpenPeriodDialog } from '#web/features/periods/open-dialog.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import '#web/ui/periods.css'

export const PeriodsPage = () => {
  const { periods } = useText()
  const nameOf = usePeriodName()
  const mayOpen = useMay('matter.draft')
  const [isOpening, setOpening] = useState(false)
  const { data, error, refetch } = useQuery(reading(listPeriods, {}))
  return (
    <Page
      title={periods.title}
      side={mayOpen ? <Button onClick={() => setOpening(true)}>{periods.open}</Button> : null}
    >
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && data.unchecked.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="matter-note"
          title={periods.unchecked(data.unchecked.length)}
          description={
            <ul className="unchecked">
              {data.unchecked.map((each) => (
                <li key={each.id}>
                  <Link to="/matters/$matterId" params={{ matterId: each.id }}>
                    {each.title}
                  </Link>
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {data && data.items.length === 0 ? (
        <Empty title={periods.none}>
          <p className="soft">{periods.noneHint}</p>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{periods.columns.period}</th>
                <th scope="col">{periods.columns.office}</th>
                <th scope="col">{periods.columns.state}</th>
                <th scope="col" className="list-count">
                  {periods.columns.total}
                </th>
                {standings.map((each) => (
                  <th key={each} scope="col" className="list-count">
                    {periods.standings[each]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((period) => (
                <tr key={period.id}>
                  <th scope="row">
                    <Link to="/periods/$periodId" params={{ periodId: period.id }}>
                      {nameOf(period)}
                    </Link>
                  </th>
                  <td data-label={periods.columns.office}>{period.organizationName}</td>
                  <td data-label={periods.columns.state}>{periods.state[period.state]}</td>
                  <td data-label={periods.columns.total} className="list-count">
                    {period.counts.total}
                  </td>
                  {standings.map((each) => (
                    <td key={each} data-label={periods.standings[each]} className="list-count">
                      {period.counts[each] > 0 ? (
                        <Link to="/periods/$periodId" params={{ periodId: period.id }} search={{ standing: each }}>
                          {period.counts[each]}
                        </Link>
                      ) : (
                        0
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isOpening ? <OpenPeriodDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  )
}
