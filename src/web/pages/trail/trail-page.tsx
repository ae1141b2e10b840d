import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { listEvents } from '#contract/trail.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { EventRows } from './event-rows.tsx'
import { useOperationNames } from './operation-names.ts'
import '#web/ui/list.css'
import '../administration/administration.css'

const size = 50

/** The trail from now backwards, for the audit administrator; what was on the way before is a step away. */
export const TrailPage = () => {
  const { administration } = useText()
  const [operation, setOperation] = useState<string | undefined>()
  /** The last events of the pages gone through, newest page first. */
  const [path, setPath] = useState<readonly string[]>([])
  const names = useOperationNames()
  const before = path[path.length - 1]
  const { data, error, refetch } = useQuery({
    ...reading(listEvents, { limit: size, ...(before ? { before } : {}), ...(operation ? { operation } : {}) }),
    placeholderData: keepPreviousData,
  })
  const last = data?.items[data.items.length - 1]
  return (
    <Page title={administration.trail}>
      <p className="soft">{administration.trailHint}</p>
      <Select
        className="list-search"
        style={{ width: 320 }}
        aria-label={administration.trailOperation}
        placeholder={administration.allOperations}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={[...names].map(([value, label]) => ({ value, label: `${label}（${value}）` }))}
        onChange={(chosen: string | undefined) => {
          setOperation(chosen)
          setPath([])
        }}
      />
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? <EventRows events={data.items} /> : null}
      <p className="list-foot">
        <Button disabled={path.length === 0} onClick={() => setPath([])}>
          {administration.newest}
        </Button>
        <Button
          disabled={!last || (data?.items.length ?? 0) < size}
          onClick={() => last && setPath([...path, last.id])}
        >
          {administration.older}
        </Button>
        {data && data.items.length < size ? administration.noEvents : null}
      </p>
    </Page>
  )
}
