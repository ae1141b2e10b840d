import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getOwed, getTray } from '#contract/tray.ts'
import type { Light as LightName } from '#domain/light.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { OwedList } from '#web/features/owed/owed-list.tsx'
import { Pile } from '#web/features/tray/pile.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'

/** The home page is the to-do tray. A card's number is the length of the very list it opens. */
export const HomePage = () => {
  const { home, shell } = useText()
  const me = useMe()
  const isUnit = useMay('unit.read')
  const mayReadLedger = useMay('ledger.read')
  const { data, error, refetch } = useQuery(reading(getTray, {}))
  const { data: owed } = useQuery({ ...reading(getOwed, {}), enabled: isUnit })
  const groups = data?.groups.filter((group) => group.count > 0) ?? []
  return (
    <Page title={shell.home} side={<span className="soft">{dateText(me.today)}</span>}>
      {data && data.cards.length > 0 ? (
        <nav className="cards" aria-label={home.cardsLabel}>
          {data.cards.map((card) => (
            <Link key={card.key} to="/ledger" search={parseLedgerSearch(card.filter)} className="card">
              <strong className="number">{card.count}</strong>
              {card.key === 'open' ? <span>{home.open}</span> : <Light light={card.key as LightName} />}
            </Link>
          ))}
        </nav>
      ) : null}
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
    </Page>
  )
}
