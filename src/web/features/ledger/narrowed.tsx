import { Tag } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { LedgerFilter } from './search.ts'

type Given = { readonly filter: LedgerFilter; readonly onChange: (filter: LedgerFilter) => void }

/** What a card or a pile has narrowed the list to and no field of the form shows; each can be taken away. */
export const Narrowed = ({ filter, onChange }: Given) => {
  const { ledger, home } = useText()
  const { narrowedTo } = ledger
  const day = (name: 'dispatchedFrom' | 'dispatchedTo' | 'completedFrom' | 'completedTo') =>
    filter[name] ? [[name, narrowedTo[name](dateText(filter[name]))] as const] : []
  const said = [
    ...(filter.pile ? [['pile', home.piles[filter.pile] ?? filter.pile] as const] : []),
    ...(filter.phase ? [['phase', ledger.phases[filter.phase]] as const] : []),
    ...(filter.mine ? [['mine', ledger.mine[filter.mine]] as const] : []),
    ...(filter.handlerId ? [['handlerId', narrowedTo.handlerId] as const] : []),
    ...day('dispatchedFrom'),
    ...day('dispatchedTo'),
    ...day('completedFrom'),
    ...day('completedTo'),
    ...(filter.sourceId ? [['sourceId', narrowedTo.sourceId] as const] : []),
    ...(filter.orderId ? [['orderId', narrowedTo.orderId] as const] : []),
  ]
  if (said.length === 0) return null
  return (
    <p className="narrowed no-print">
      <span className="soft">{ledger.narrowed}</span>
      {said.map(([name, words]) => (
        <Tag
          key={name}
          closable={{ 'aria-label': ledger.widen(words) }}
          onClose={() => onChange({ ...filter, [name]: undefined })}
        >
          {words}
        </Tag>
      ))}
    </p>
  )
}
