import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { listReadiness } from '#contract/readiness.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { Somebody } from './somebody.tsx'
import { PeopleTabs } from './tabs.tsx'
import '#web/ui/list.css'
import './people.css'

type Row = OutputOf<typeof listReadiness>['items'][number]

const ReadyRow = ({ row }: { readonly row: Row }) => {
  const { people, administration, controls } = useText()
  const { today } = useMe()
  const needs = (part: Row['needs'][number]) => row.needs.includes(part)
  return (
    <tr>
      <th scope="row">
        {row.name} <span className="soft">{administration.kinds[row.kind]}</span>
        {row.endsOn ? (
          <small className={row.endsOn < today ? 'block missing' : 'block soft'}>
            {row.endsOn < today ? people.overSince(dateText(row.endsOn)) : people.until(dateText(row.endsOn))}
          </small>
        ) : null}
      </th>
      <td data-label={people.parts.unit}>
        {row.unit ? (
          row.unit.name
        ) : needs('unit') ? (
          <span className="missing">✕ {people.lacking}</span>
        ) : (
          <span className="soft">{controls.none}</span>
        )}
      </td>
      {(['principal', 'liaison', 'deputy', 'leader'] as const).map((part) => (
        <td key={part} data-label={people.parts[part]}>
          <Somebody who={row[part]} isNeeded={needs(part)} isShort />
        </td>
      ))}
      <td data-label={people.readiness}>
        {row.isReady ? (
          <span className="ready">✓ {people.isReady}</span>
        ) : (
          <span className="missing">✕ {people.notReady}</span>
        )}
      </td>
    </tr>
  )
}

/** 就绪情况: every organ, and what it lacks before it can be supervised. */
export const ReadinessPage = () => {
  const { people, administration } = useText()
  const [onlyMissing, setOnlyMissing] = useState(false)
  const { data, error, refetch } = useQuery({
    ...reading(listReadiness, onlyMissing ? { onlyMissing: 'true' } : {}),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={people.readiness}>
      <PeopleTabs />
      <div className="people-line">
        <span>{data ? people.readyOf(data.ready, data.organs) : null}</span>
        <Checkbox checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)}>
          {people.onlyMissing}
        </Checkbox>
      </div>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <Empty title={people.allReady} /> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{administration.organization}</th>
                <th scope="col">{people.parts.unit}</th>
                <th scope="col">{people.parts.principal}</th>
                <th scope="col">{people.parts.liaison}</th>
                <th scope="col">{people.parts.deputy}</th>
                <th scope="col">{people.parts.leader}</th>
                <th scope="col">{people.state}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <ReadyRow key={row.organizationId} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
