import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getOwed, getTray } from '#contract/tray.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { Administration } from '#web/features/home/administration.tsx'
import { HomeCards } from '#web/features/home/cards.tsx'
import { Workload } from '#web/features/home/workload.tsx'
import { UrgingInbox } from '#web/features/chases/inbox.tsx'
import { ViewsAsked } from '#web/features/changes/views-asked.tsx'
import { Vacancies } from '#web/features/people/vacancies.tsx'
import { StandIn } from '#web/features/people/stand-in.tsx'
import { OwedList } from '#web/features/owed/owed-list.tsx'
import { Pile } from '#web/features/tray/pile.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/home.css'

const Tray = () => {
  const { home } = useText()
  const isUnit = useMay('unit.read')
  const mayReadLedger = useMay('ledger.read')
  const { data, error, refetch } = useQuery(reading(getTray, {}))
  const { data: owed } = useQuery({ ...reading(getOwed, {}), enabled: isUnit })
  const groups = data?.groups.filter((group) => group.count > 0) ?? []
  return (
    <div className="home-tray">
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {isUnit ? <OwedList /> : null}
      {groups.length > 0 ? (
        <div className="piles">
          {groups.map((group) => (
            <Pile key={group.key} group={group} />
          ))}
        </div>
      ) : null}
      {data && groups.length === 0 && (!isUnit || owed?.total === 0) ? (
        <Empty title={home.nothing}>
          <p className="soft">{home.nothingMore}</p>
          {mayReadLedger ? <Link to="/ledger">{home.toLedger}</Link> : null}
        </Empty>
      ) : null}
    </div>
  )
}

/** The tray alone, for those whose home is another page. */
export const TrayPage = () => {
  const { leader } = useText()
  const me = useMe()
  return (
    <Page title={leader.tray} side={<span className="soft">{dateText(me.today)}</span>}>
      <StandIn />
      <Tray />
    </Page>
  )
}

/** The home page is the to-do tray; beside it the numbers of the period, each the length of the list it opens. */
export const HomePage = () => {
  const { shell } = useText()
  const me = useMe()
  const seesCards = useMay('ledger.read')
  const seesWorkload = useMay('workload.read')
  return (
    <Page title={shell.home} side={<span className="soft">{dateText(me.today)}</span>}>
      <StandIn />
      <Vacancies />
      <ViewsAsked />
      <UrgingInbox />
      <Administration />
      <div className="home">
        <Tray />
        {seesCards || seesWorkload ? (
          <aside className="home-side">
            {seesCards ? <HomeCards /> : null}
            {seesWorkload ? <Workload /> : null}
          </aside>
        ) : null}
      </div>
    </Page>
  )
}
