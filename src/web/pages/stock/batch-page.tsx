import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { checkStock, getStock, planStock } from '#contract/stock.ts'
import { client, reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { Columns } from './columns.tsx'
import { Findings } from './findings.tsx'
import { NamesDialog } from './names-dialog.tsx'
import { TakeOver } from './take-over.tsx'
import { WholeSheet } from './whole-sheet.tsx'
import '#web/ui/list.css'
import './stock.css'

const route = getRouteApi('/shell/stock/$batchId')
export type Batch = OutputOf<typeof getStock>
export type Check = OutputOf<typeof checkStock>
export type Change = Omit<InputOf<typeof planStock>, 'batchId' | 'version'>

const TakenOver = ({ batch }: { readonly batch: Batch }) => {
  const { stock } = useText()
  const { sourceId } = batch
  return (
    <Alert
      type="success"
      showIcon
      title={stock.takenOver(batch.matters ?? 0, dateText(batch.takenOverOn))}
      description={
        sourceId ? (
          <span className="stock-links">
            <Link to="/ledger" search={{ sourceId }}>
              {stock.openLedger}
            </Link>
            <Link to="/sources/$sourceId" params={{ sourceId }}>
              {stock.openSource}
            </Link>
          </span>
        ) : null
      }
    />
  )
}

const Open = ({ batch }: { readonly batch: Batch }) => {
  const { stock } = useText()
  const [isLater, setLater] = useState(false)
  const { data: check, error, refetch } = useQuery(reading(checkStock, { batchId: batch.id }))
  const plan = useCommand(planStock, {
    // The next change is made upon this one, without waiting for the page to ask again.
    onDone: (output) => client.setQueryData([getStock.id, { batchId: batch.id }], output),
  })
  const change = (said: Change) => plan.mutate({ batchId: batch.id, version: batch.version, ...said })
  const isBusy = plan.isPending
  return (
    <>
      <WholeSheet batch={batch} isBusy={isBusy} onChange={change} />
      <Section title={stock.columns}>
        <p className="soft">{stock.columnsHint}</p>
        <Columns batch={batch} isBusy={isBusy} onChange={change} />
      </Section>
      <Section title={stock.check}>
        {error ? <PageError error={error} retry={() => void refetch()} /> : null}
        {check ? (
          <>
            <Findings
              check={check}
              confirmed={batch.plan.confirmed}
              isBusy={isBusy}
              onChange={change}
              onNames={() => setLater(false)}
            />
            <TakeOver batch={batch} check={check} />
            {check.unknown.length > 0 && !isLater ? (
              <NamesDialog
                key={check.unknown.map((each) => each.name).join(' ')}
                unknown={check.unknown}
                isBusy={isBusy}
                onAnswer={(names) => change({ names })}
                onClose={() => setLater(true)}
              />
            ) : null}
          </>
        ) : error ? null : (
          <Loading />
        )}
      </Section>
    </>
  )
}

export const BatchPage = () => {
  const { stock } = useText()
  const { batchId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getStock, { batchId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  return (
    <Page title={data ? `${stock.title}：${data.plan.title}` : stock.title}>
      {data ? (
        <>
          <p className="soft">{stock.file(data.fileName)}</p>
          {data.state === 'open' ? <Open batch={data} /> : <TakenOver batch={data} />}
        </>
      ) : (
        <Loading />
      )}
    </Page>
  )
}
