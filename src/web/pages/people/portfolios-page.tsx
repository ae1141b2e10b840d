import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { endPortfolio, listPortfolios } from '#contract/portfolios.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field } from '#web/ui/fields.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { PortfolioDialog } from './portfolio-dialog.tsx'
import { PeopleTabs } from './tabs.tsx'
import '#web/ui/list.css'

type Portfolio = OutputOf<typeof listPortfolios>['items'][number]

const EndDialog = ({ item, onClose }: { readonly item: Portfolio; readonly onClose: () => void }) => {
  const { people } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof endPortfolio, { on: string }>
      of={endPortfolio}
      title={people.endPortfolio}
      note={`${item.leaderName}　${item.organizationName ?? item.field ?? ''}`}
      initial={{ on: today }}
      toInput={(values) => ({ ...values, portfolioId: item.id })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="on" label={people.lastDay}>
        <DateField min={today} />
      </Field>
    </CommandDialog>
  )
}

/** 领导分工: who answers for which organization or field, now and before. */
export const PortfoliosPage = () => {
  const { people } = useText()
  const mayChange = useMay('portfolio.change')
  const [isNew, setNew] = useState(false)
  const [ending, setEnding] = useState<Portfolio | null>(null)
  const { data, error, refetch } = useQuery(reading(listPortfolios, {}))
  return (
    <Page
      title={people.portfolios}
      side={
        mayChange ? (
          <Button type="primary" onClick={() => setNew(true)}>
            {people.setPortfolio}
          </Button>
        ) : null
      }
    >
      <PeopleTabs />
      <p className="soft">{people.portfoliosHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <Empty title={people.noPortfolios} /> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{people.inChargeOf}</th>
                <th scope="col">{people.leader}</th>
                <th scope="col">{people.period}</th>
                <th scope="col">{people.state}</th>
                <th scope="col">{people.act}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">{item.organizationName ?? people.fieldOf(item.field ?? '')}</th>
                  <td data-label={people.leader}>
                    {item.leaderName} <span className="soft">{item.leaderPost}</span>
                  </td>
                  <td data-label={people.period} className="number">
                    {`${dateText(item.validFrom)}—${item.validTo ? dateText(item.validTo) : people.now}`}
                  </td>
                  <td data-label={people.state}>{people.portfolioStates[item.state]}</td>
                  <td>
                    {mayChange && item.validTo === null ? (
                      <Button
                        size="small"
                        aria-label={`${people.endPortfolio}：${item.leaderName} ${item.organizationName ?? item.field}`}
                        onClick={() => setEnding(item)}
                      >
                        {people.end}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isNew ? <PortfolioDialog onClose={() => setNew(false)} /> : null}
      {ending ? <EndDialog item={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  )
}
