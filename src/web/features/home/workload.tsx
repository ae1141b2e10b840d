import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getWorkload } from '#contract/home.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { useText } from '#web/text/use-text.ts'

type Counted = OutputOf<typeof getWorkload>['people'][number]['underway']

const Count = ({ of, label }: { readonly of: Counted; readonly label: string }) => (
  <td className="number">
    {of.count > 0 ? (
      <Link to="/ledger" search={parseLedgerSearch(of.filter)} aria-label={`${label} ${of.count}`}>
        {of.count}
      </Link>
    ) : (
      0
    )}
  </td>
)

/** 经办人工作量: who carries how much of what is under way. */
export const Workload = () => {
  const { home } = useText()
  const { data } = useQuery(reading(getWorkload, {}))
  const columns = home.workloadColumns
  if (!data || data.people.length === 0) return null
  return (
    <section className="workload">
      <h2>{home.workload}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.underway}</th>
            <th scope="col">{columns.overdue}</th>
            <th scope="col">{columns.handedIn}</th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((person) => (
            <tr key={person.accountId}>
              <th scope="row">{person.name}</th>
              <Count of={person.underway} label={`${person.name} ${columns.underway}`} />
              <Count of={person.overdue} label={`${person.name} ${columns.overdue}`} />
              <Count of={person.handedIn} label={`${person.name} ${columns.handedIn}`} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
