import { PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { getLeaderPage, leaderBases } from '#contract/leader.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { LeaderMatters } from '#web/features/leader/red-list.tsx'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import './leader.css'

type Data = OutputOf<typeof getLeaderPage>
type Filter = Data['total']['filter']

const NumberCard = ({
  label,
  value,
  small,
  filter,
}: {
  label: string
  value: string
  small?: string
  filter: Filter
}) => (
  <Link to="/ledger" search={parseLedgerSearch(filter)} className="leader-number">
    <strong className="number">{value}</strong>
    <span>{label}</span>
    {small ? <small className="soft number">{small}</small> : null}
  </Link>
)

const Numbers = ({ data }: { readonly data: Data }) => {
  const { leader } = useText()
  const { numbers } = leader
  const [all, done, onTime] = [data.total.count, data.done.count, data.onTime.count]
  return (
    <nav className="leader-numbers" aria-label={leader.numbersLabel}>
      <NumberCard label={numbers.total} value={String(all)} filter={data.total.filter} />
      <NumberCard
        label={numbers.done}
        value={leader.ratio(done, all)}
        small={leader.outOf(done, all)}
        filter={data.done.filter}
      />
      <NumberCard
        label={numbers.onTime}
        value={leader.ratio(onTime, done)}
        small={leader.outOf(onTime, done)}
        filter={data.onTime.filter}
      />
      <NumberCard label={numbers.overdue} value={String(data.overdue.count)} filter={data.overdue.filter} />
      <a href="#units" className="leader-number">
        <strong className="number">{data.redUnits}</strong>
        <span>{numbers.redUnits}</span>
      </a>
      <NumberCard label={numbers.starred} value={String(data.starred.count)} filter={data.starred.filter} />
    </nav>
  )
}

const Units = ({ data }: { readonly data: Data }) => {
  const { leader } = useText()
  return (
    <Section title={leader.units}>
      <ol className="leader-units" id="units">
        {data.units.map((unit) => (
          <li key={unit.id}>
            <Link to="/ledger" search={parseLedgerSearch(unit.red.filter)}>
              <strong>{unit.name}</strong>
            </Link>{' '}
            <span>{leader.unitLine(unit.red.count, unit.workdaysOver, unit.worstTitle)}</span>
          </li>
        ))}
      </ol>
      {data.units.length === 0 ? <p>{leader.noRed}</p> : null}
    </Section>
  )
}

const Said = ({ data }: { readonly data: Data }) => {
  const { leader } = useText()
  return (
    <>
      {data.instructions.length > 0 ? (
        <Section title={leader.instructions}>
          <ul className="leader-list">
            {data.instructions.map((each) => (
              <li key={each.id}>
                <p className="leader-line">
                  <strong>{leader.instructionStates[each.state]}</strong>
                  <Link to="/matters/$matterId" params={{ matterId: each.matterId }}>
                    {each.matterTitle}
                  </Link>
                </p>
                <p className="soft">{`${dateText(each.writtenOn)}　${each.text ?? ''}`}</p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {data.chases.length > 0 ? (
        <Section title={leader.chases}>
          <ul className="leader-list">
            {data.chases.map((each) => (
              <li key={each.id}>
                <p className="leader-line">
                  <Link to="/matters/$matterId" params={{ matterId: each.matterId }}>
                    {each.title}
                  </Link>
                  <span className="soft">{each.unit}</span>
                </p>
                <p className="soft">
                  {each.readBy ? leader.read(each.readBy, instantText(each.readAt)) : leader.unread}
                </p>
                {each.reply ? <p className="pre">{each.reply}</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** 领导专页: read in half a minute on a phone, printed as it stands for the folder of a meeting. */
export const LeaderPage = () => {
  const { leader, controls } = useText()
  const me = useMe()
  const [basis, setBasis] = useState<(typeof leaderBases)[number] | null>(null)
  const asked = useQuery({
    ...reading(getLeaderPage, { basis: basis ?? 'deployed' }),
    placeholderData: keepPreviousData,
  })
  const { data, error, refetch } = asked
  // Whoever has not asked for anything yet sees the whole instead of noughts.
  if (basis === null && data?.total.count === 0) setBasis('all')
  const side = (
    <>
      <Segmented
        className="no-print"
        value={basis ?? 'deployed'}
        options={leaderBases.map((value) => ({ value, label: leader.bases[value] }))}
        onChange={setBasis}
      />
      <Link to="/tray" className="link-button no-print">
        {leader.tray}
      </Link>
      <Button className="leader-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {controls.print}
      </Button>
    </>
  )
  return (
    <Page className="leader-page" title={leader.title} side={side}>
      <p className="soft leader-day">{`${dateText(me.today)}　${leader.bases[basis ?? 'deployed']}`}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Numbers data={data} />
          <Units data={data} />
          {data.red.length > 0 ? (
            <Section title={leader.red}>
              <LeaderMatters rows={data.red} label={leader.red} />
            </Section>
          ) : null}
          <Section title={leader.watched}>
            <p className="leader-line">
              <Link to="/ledger" search={parseLedgerSearch(data.charge.filter)}>
                {`${leader.charge} ${leader.pieces(data.charge.count)}`}
              </Link>
              <Link to="/ledger" search={parseLedgerSearch(data.personal.filter)}>
                {`${leader.personal} ${leader.pieces(data.personal.count)}`}
              </Link>
              <span>{`${leader.instructed} ${leader.pieces(data.instructedThisMonth)}`}</span>
            </p>
            {data.watched.length > 0 ? (
              <LeaderMatters rows={data.watched} label={leader.watched} />
            ) : (
              <p className="soft">{leader.noWatched}</p>
            )}
          </Section>
          <Said data={data} />
        </>
      ) : null}
    </Page>
  )
}
