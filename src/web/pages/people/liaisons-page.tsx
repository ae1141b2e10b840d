import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { listLiaisons } from '#contract/readiness.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { Somebody } from './somebody.tsx'
import { PeopleTabs } from './tabs.tsx'
import '#web/ui/list.css'
import './people.css'

/** 督查联络网: whom to call where. */
export const LiaisonsPage = () => {
  const { people, administration } = useText()
  const [search, setSearch] = useState('')
  const { data, error, refetch } = useQuery(reading(listLiaisons, {}))
  const items = (data?.items ?? []).filter((row) =>
    [row.name, row.liaison?.name, row.deputy?.name, row.principal?.name].some((words) => words?.includes(search)),
  )
  return (
    <Page title={people.network}>
      <PeopleTabs />
      <Input
        className="list-search"
        placeholder={people.searchNetwork}
        aria-label={people.searchNetwork}
        allowClear
        onChange={(event) => setSearch(event.target.value.trim())}
      />
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && items.length === 0 ? <Empty title={people.noneFound} /> : null}
      {items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{administration.organization}</th>
                <th scope="col">{people.parts.liaison}</th>
                <th scope="col">{people.parts.deputy}</th>
                <th scope="col">{people.parts.principal}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.organizationId}>
                  <th scope="row">{row.name}</th>
                  <td data-label={people.parts.liaison}>
                    <Somebody who={row.liaison} />
                  </td>
                  <td data-label={people.parts.deputy}>
                    <Somebody who={row.deputy} isNeeded={false} />
                  </td>
                  <td data-label={people.parts.principal}>
                    <Somebody who={row.principal} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
