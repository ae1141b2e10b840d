import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { getCoverage } from '#contract/coverage.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { SourceNav } from './source-nav.tsx'
import '#web/ui/list.css'
import './source-forms.css'

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)}%`

/** 督查全覆盖: what is followed up of what was registered, and what is not yet. */
export const CoveragePage = () => {
  const { intake, words, controls } = useText()
  const [from, setFrom] = useState<string | undefined>()
  const [to, setTo] = useState<string | undefined>()
  const { data, error, refetch } = useQuery(reading(getCoverage, { ...(from ? { from } : {}), ...(to ? { to } : {}) }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const sum = (of: 'registered' | 'withMatters' | 'withReason') => data.kinds.reduce((n, each) => n + each[of], 0)
  const all = { registered: sum('registered'), withMatters: sum('withMatters'), withReason: sum('withReason') }
  const late = data.lags.filter((each) => each.lag > 0)
  const cells = ({ registered, withMatters, withReason }: typeof all) => (
    <>
      <td className="list-count" data-label={intake.coverage.registered}>
        {registered}
      </td>
      <td className="list-count" data-label={intake.coverage.withMatters}>
        {withMatters}
      </td>
      <td className="list-count" data-label={intake.coverage.withReason}>
        {withReason}
      </td>
      <td className="list-count" data-label={intake.coverage.uncovered}>
        {registered - withMatters - withReason}
      </td>
      <td className="list-count" data-label={intake.coverage.rate}>
        {registered === 0 ? controls.none : percent(withMatters + withReason, registered)}
      </td>
    </>
  )
  return (
    <Page title={intake.coverage.title} side={<SourceNav />}>
      <div className="source-period">
        <span>{intake.coverage.received}</span>
        <DateField value={from} onChange={setFrom} />
        <span>{intake.coverage.until}</span>
        <DateField value={to} onChange={setTo} />
      </div>
      <div className="list-frame">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{intake.coverage.kind}</th>
              <th scope="col" className="list-count">
                {intake.coverage.registered}
              </th>
              <th scope="col" className="list-count">
                {intake.coverage.withMatters}
              </th>
              <th scope="col" className="list-count">
                {intake.coverage.withReason}
              </th>
              <th scope="col" className="list-count">
                {intake.coverage.uncovered}
              </th>
              <th scope="col" className="list-count">
                {intake.coverage.rate}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.kinds.map((each) => (
              <tr key={each.kind}>
                <th scope="row">{words.sourceKinds[each.kind]}</th>
                {cells(each)}
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>{intake.coverage.all}</strong>
              </th>
              {cells(all)}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="soft">{intake.coverage.formula}</p>
      <Section title={intake.coverage.notYet(data.uncovered.length)}>
        {data.uncovered.length === 0 ? <p className="soft">{intake.coverage.allCovered}</p> : null}
        <ul className="source-rows">
          {data.uncovered.map((each) => (
            <li key={each.id}>
              <Link to="/sources/$sourceId" params={{ sourceId: each.id }}>
                {each.title}
              </Link>
              <span className="soft">{[words.sourceKinds[each.kind], each.docNumber].filter(Boolean).join(' · ')}</span>
              <span className="number">{dateText(each.receivedOn)}</span>
              <strong className={each.age > 3 ? 'light-red' : ''}>{intake.coverage.age(each.age)}</strong>
              {each.undecided > 0 ? <span>{intake.coverage.undecided(each.undecided)}</span> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={intake.coverage.lags(late.length)}>
        <p className="soft">{intake.coverage.lagWhy(data.lags.length - late.length)}</p>
        <ul className="source-rows">
          {late.map((each) => (
            <li key={each.id}>
              <Link to="/sources/$sourceId" params={{ sourceId: each.id }}>
                {each.title}
              </Link>
              <span className="number">
                {intake.coverage.lagFrom(dateText(each.publishedOn), dateText(each.enteredOn))}
              </span>
              <strong>{intake.coverage.lag(each.lag)}</strong>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
