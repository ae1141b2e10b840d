import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { getCards } from '#contract/home.ts'
import type { OutputOf } from '#contract/operation.ts'
import { periods } from '#domain/period.ts'
import { reading } from '#web/api/client.ts'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'

const route = getRouteApi('/shell/')
type CardSet = OutputOf<typeof getCards>['sets'][number]
type Card = CardSet['cards'][number]

const CardLink = ({ card, scope }: { readonly card: Card; readonly scope: CardSet['scope'] }) => {
  const { home } = useText()
  const name = home.cardsOf[scope]?.[card.key] ?? home.cards[card.key]
  return (
    <Link to="/ledger" search={parseLedgerSearch(card.filter)} className="card">
      <strong className="number">{card.count}</strong>
      {card.key === 'overdue' ? <Light light="red" /> : card.key === 'warned' ? <Light light="yellow" /> : name}
    </Link>
  )
}

/** 收到、在办、办结、超期 over a period that one chooses; every number opens its list. */
export const HomeCards = () => {
  const { home } = useText()
  const { period = 'year' } = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery({ ...reading(getCards, { period }), placeholderData: keepPreviousData })
  const isAlone = data?.sets.length === 1
  return (
    <section className="home-cards">
      <Segmented
        block
        size="small"
        aria-label={home.period}
        value={period}
        options={periods.map((value) => ({ value, label: home.periods[value] }))}
        onChange={(value) => void navigate({ search: value === 'year' ? {} : { period: value }, replace: true })}
      />
      {data?.sets.map((set) => (
        <nav key={set.scope} aria-label={home.sets[set.scope]}>
          {isAlone ? null : <h2>{home.sets[set.scope]}</h2>}
          <div className="cards">
            {set.cards.map((card) => (
              <CardLink key={card.key} card={card} scope={set.scope} />
            ))}
          </div>
        </nav>
      ))}
      {data ? <p className="soft home-note">{home.cardsNote(dateText(data.from))}</p> : null}
    </section>
  )
}
