import { Link } from '@tanstack/react-router'
import type { OutputOf } from '#contract/operation.ts'
import type { getTray } from '#contract/tray.ts'
import type { Light as LightName } from '#domain/light.ts'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'

type Group = OutputOf<typeof getTray>['groups'][number]
type Item = Group['items'][number]

const ItemLink = ({ item }: { readonly item: Item }) =>
  item.kind === 'matter' ? (
    <Link to="/matters/$matterId" params={{ matterId: item.id }}>
      {item.title}
    </Link>
  ) : item.kind === 'submission' ? (
    <Link to="/sources/$sourceId/reading" params={{ sourceId: item.id }}>
      {item.title}
    </Link>
  ) : item.kind === 'consultation' ? (
    <Link to="/consultations/$consultationId" params={{ consultationId: item.id }}>
      {item.title}
    </Link>
  ) : item.kind === 'division' ? (
    <Link to="/divisions/$divisionId" params={{ divisionId: item.id }}>
      {item.title}
    </Link>
  ) : (
    <Link to="/sources/$sourceId" params={{ sourceId: item.id }}>
      {item.title}
    </Link>
  )

/** The name and number of a pile, opening the whole list where there is one. */
const PileName = ({ group }: { readonly group: Group }) => {
  const { home } = useText()
  const name = (
    <>
      {home.piles[group.key] ?? group.key} <span className="soft number">{home.count(group.count)}</span>
    </>
  )
  if (!group.opens) return name
  return group.opens.list === 'ledger' ? (
    <Link to="/ledger" search={parseLedgerSearch(group.opens.filter)}>
      {name}
    </Link>
  ) : (
    <Link to="/sources" search={{ undecided: 'true' }}>
      {name}
    </Link>
  )
}

/** One pile of the desk: what it asks for, and the things in it, the most pressing first. */
export const Pile = ({ group }: { readonly group: Group }) => {
  const { home } = useText()
  return (
    <section>
      <div className="pile-head">
        <h2>
          <PileName group={group} />
        </h2>
        {group.count > group.items.length ? (
          <span className="soft">{home.shownOf(group.items.length, group.count)}</span>
        ) : null}
      </div>
      <ul className="pile">
        {group.items.map((item) => (
          <li key={item.id}>
            <span className="pile-light">{item.light ? <Light light={item.light as LightName} /> : null}</span>
            <span className="pile-title">
              <ItemLink item={item} />
            </span>
            <span className="pile-number number">{item.number}</span>
            <span className="pile-by">
              {item.kind === 'source'
                ? home.proposals(item.by ?? '')
                : item.kind === 'division'
                  ? home.matters(item.by ?? '')
                  : item.by}
            </span>
            <span className="pile-due number">
              <span>
                {item.due && item.kind === 'matter' ? (
                  <Due matterId={item.id} due={item.due} provisional={item.dueProvisional} />
                ) : item.due ? (
                  dateText(item.due)
                ) : null}
              </span>
              {item.workdaysLeft === null ? null : <small>{workdaysText(item.workdaysLeft)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
