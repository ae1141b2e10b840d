import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { getCalendar, type proposeCalendar } from '#contract/calendar.ts'
import type { InputOf } from '#contract/operation.ts'
import { ChangesList } from '#web/features/clock/changes-list.tsx'
import { PasteDialog } from '#web/features/clock/paste-dialog.tsx'
import { YearGrid } from '#web/features/clock/year-grid.tsx'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import '#web/ui/changes.css'

type Kind = InputOf<typeof proposeCalendar>['kind']
const route = getRouteApi('/shell/calendar')

/** 工作日历: the year as months, the notice it comes from, and what is pasted, approved and put into force. */
export const CalendarPage = () => {
  const { clock } = useText()
  const { year: wanted } = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMay('calendar.change')
  const [pasting, setPasting] = useState<Kind | null>(null)
  const { data, error, refetch } = useQuery(reading(getCalendar, wanted === undefined ? {} : { year: wanted }))
  const known = data?.years.find((each) => each.year === data.year)
  const kept = data ? [...data.years.map((each) => each.year), data.year] : []
  const years = data ? [...new Set([...kept, Math.max(...kept) + 1])] : []
  return (
    <Page
      title={clock.calendar}
      side={
        mayChange && data ? (
          <>
            {data.mayChangeNational ? (
              <>
                <Button type="primary" onClick={() => setPasting('notice')}>
                  {clock.paste}
                </Button>{' '}
                <Button onClick={() => setPasting('days')}>{clock.pasteDays}</Button>{' '}
              </>
            ) : null}
            <Button onClick={() => setPasting('local')}>{clock.pasteLocal}</Button>
          </>
        ) : null
      }
    >
      <p className="soft">{clock.calendarHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Section
            title={clock.grid(data.year)}
            side={
              <Select
                aria-label={clock.years}
                value={data.year}
                options={[...years].sort((a, b) => b - a).map((value) => ({ value, label: String(value) }))}
                onChange={(year) => void navigate({ search: { year } })}
                style={{ width: 100 }}
              />
            }
          >
            {data.published && known ? (
              <p>{clock.published(known.notice, known.version)}</p>
            ) : (
              <Alert type="warning" showIcon title={clock.unpublished(data.year)} />
            )}
            <YearGrid year={data.year} days={[...data.days, ...data.local]} />
          </Section>
          <Section title={clock.changes}>
            <ChangesList changes={data.changes} />
          </Section>
        </>
      ) : null}
      {pasting && data ? <PasteDialog kind={pasting} year={data.year} onClose={() => setPasting(null)} /> : null}
    </Page>
  )
}
