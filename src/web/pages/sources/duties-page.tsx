import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { listDuties } from '#contract/coverage.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { SourceNav } from './source-nav.tsx'
import './source-forms.css'

/** What the office itself owes, day by day: reports above, statutory replies, confirmations. */
export const DutiesPage = () => {
  const { intake } = useText()
  const [state, setState] = useState<'open' | 'all'>('open')
  const { data, error, refetch } = useQuery(reading(listDuties, { state }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  const items = data?.items ?? []
  const months = [...new Set(items.map((each) => each.due.slice(0, 7)))]
  return (
    <Page title={intake.duties.title} side={<SourceNav />}>
      <Segmented
        value={state}
        onChange={setState}
        options={[
          { value: 'open', label: intake.duties.open },
          { value: 'all', label: intake.duties.all },
        ]}
      />
      {data ? null : <Loading />}
      {data && data.items.length === 0 ? <Empty title={intake.duties.none} /> : null}
      {months.map((month) => (
        <section key={month} className="section">
          <h2>{intake.duties.month(month)}</h2>
          <ul className="source-rows">
            {items
              .filter((each) => each.due.startsWith(month))
              .map((each) => (
                <li key={`${each.kind} ${each.id}`}>
                  <strong className={`number${each.isLate ? ' light-red' : ''}`}>{dateText(each.due)}</strong>
                  <span>{intake.duties.kinds[each.kind]}</span>
                  <Link to="/sources/$sourceId" params={{ sourceId: each.sourceId }}>
                    {each.sourceTitle}
                  </Link>
                  <span className="soft">{[each.toWhom, each.form].filter(Boolean).join(' · ')}</span>
                  {each.doneOn ? (
                    <span className="light-blue">{intake.duties.done(dateText(each.doneOn))}</span>
                  ) : (
                    <span className={each.isLate ? 'light-red' : ''}>{workdaysText(each.workdaysLeft)}</span>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
