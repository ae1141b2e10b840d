import { useQuery } from '@tanstack/react-query'
import { countByLight } from '#contract/ledger.ts'
import { lights } from '#domain/light.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { Light } from '#web/ui/light.tsx'
import type { LedgerFilter } from './search.ts'

const order = ['red', 'yellow', 'green', 'blue', 'grey'] as const satisfies readonly (typeof lights)[number][]

type Given = { readonly filter: LedgerFilter; readonly onChange: (filter: LedgerFilter) => void }

/** How many of the list stand under each light; pressing one shows only those, pressing it again shows all. */
export const LightStrip = ({ filter, onChange }: Given) => {
  const { ledger } = useText()
  const { light: chosen, sort: _sort, ...rest } = filter
  const { data } = useQuery(reading(countByLight, rest))
  return (
    <div className="light-strip no-print" role="group" aria-label={ledger.lights}>
      {order.map((light) => (
        <button
          key={light}
          type="button"
          aria-pressed={chosen === light}
          onClick={() => onChange({ ...filter, light: chosen === light ? undefined : light })}
        >
          <Light light={light} isAll /> <span className="number">{data ? data[light] : '…'}</span>
        </button>
      ))}
    </div>
  )
}
