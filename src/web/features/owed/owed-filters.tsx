import { Button, Select } from 'antd'
import type { OutputOf } from '#contract/operation.ts'
import type { getOwed } from '#contract/tray.ts'
import type { OwedKind } from '#domain/owed.ts'
import { useText } from '#web/text/use-text.ts'

export type Filter = { readonly superiorId?: string | undefined; readonly thing?: OwedKind | undefined }
type Given = {
  readonly owed: OutputOf<typeof getOwed>
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** By superior and by what is owed; every number is the length of the list that it opens. */
export const OwedFilters = ({ owed, filter, onFilter }: Given) => {
  const { units } = useText()
  const all = owed.things.reduce((sum, each) => sum + each.count, 0)
  const things = [{ kind: undefined, count: all }, ...owed.things]
  return (
    <div className="owed-filters">
      <div className="owed-things" role="group" aria-label={units.owedColumns.thing}>
        {things.map(({ kind, count }) => (
          <Button
            key={kind ?? 'all'}
            size="small"
            type={filter.thing === kind ? 'primary' : 'default'}
            aria-pressed={filter.thing === kind}
            onClick={() => onFilter({ ...filter, thing: kind })}
          >
            {`${kind ? units.things[kind] : units.allThings} ${count}`}
          </Button>
        ))}
      </div>
      {owed.superiors.length > 1 || filter.superiorId ? (
        <Select
          size="small"
          className="owed-superiors"
          aria-label={units.superior}
          value={filter.superiorId ?? ''}
          onChange={(value: string) => onFilter({ ...filter, superiorId: value === '' ? undefined : value })}
          options={[
            { value: '', label: units.allSuperiors },
            ...owed.superiors.map((each) => ({ value: each.id, label: `${each.name}（${each.count}）` })),
          ]}
        />
      ) : null}
    </div>
  )
}
