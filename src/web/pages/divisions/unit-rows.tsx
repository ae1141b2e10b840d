import { Alert, Button, Input } from 'antd'
import { memo, useCallback } from 'react'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { Section } from '#web/ui/page.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { useUnits } from '#web/units/use-units.ts'

export type UnitRow = {
  readonly organizationId: string
  readonly target?: string | undefined
  readonly requirement?: string | undefined
  readonly due?: string | undefined
}
type Change = (organizationId: string, next: Partial<UnitRow> | null) => void

const groupKinds = ['department', 'government', 'township'] as const

const OneRow = memo(
  ({
    row,
    no,
    name,
    change,
  }: {
    readonly row: UnitRow
    readonly no: number
    readonly name: string
    readonly change: Change
  }) => {
    const { boards } = useText()
    const set = (next: Partial<UnitRow>) => change(row.organizationId, next)
    const label = (what: string) => `${name}：${what}`
    return (
      <tr>
        <td className="number">{no}</td>
        <th scope="row">{name}</th>
        <td>
          <Input
            aria-label={label(boards.rowTarget)}
            placeholder={boards.sameAsAbove}
            maxLength={2000}
            value={row.target ?? ''}
            onChange={({ target }) => set({ target: target.value || undefined })}
          />
        </td>
        <td>
          <Input
            aria-label={label(boards.rowRequirement)}
            placeholder={boards.sameAsAbove}
            maxLength={2000}
            value={row.requirement ?? ''}
            onChange={({ target }) => set({ requirement: target.value || undefined })}
          />
        </td>
        <td className="division-due">
          <DateField id={`due-${row.organizationId}`} value={row.due} onChange={(due) => set({ due })} />
          <label htmlFor={`due-${row.organizationId}`} className="sr-only">
            {label(boards.rowDue)}
          </label>
        </td>
        <td>
          <Button size="small" aria-label={label(boards.remove)} onClick={() => change(row.organizationId, null)}>
            {boards.remove}
          </Button>
        </td>
      </tr>
    )
  },
)

type Given = {
  readonly rows: readonly UnitRow[]
  readonly onRows: (next: (rows: readonly UnitRow[]) => readonly UnitRow[]) => void
  readonly isMissing: boolean
}

/** The units of a division in official order: one by one, or a whole kind at a time. */
export const UnitRows = ({ rows, onRows, isMissing }: Given) => {
  const { boards } = useText()
  const { units, names } = useUnits()
  const place = new Map(units.map((each, i) => [each.id, i]))
  const chosen = new Set(rows.map((row) => row.organizationId))
  const add = (ids: readonly string[]) =>
    onRows((old) => {
      const known = new Set(old.map((row) => row.organizationId))
      const next = [...old, ...ids.filter((id) => !known.has(id)).map((organizationId) => ({ organizationId }))]
      // oxlint-disable-next-line unicorn/no-array-sort -- the offices' oldest browser has no toSorted
      next.sort((a, b) => (place.get(a.organizationId) ?? 0) - (place.get(b.organizationId) ?? 0))
      return next
    })
  const change = useCallback<Change>(
    (id, next) =>
      onRows((old) =>
        next === null
          ? old.filter((row) => row.organizationId !== id)
          : old.map((row) => (row.organizationId === id ? { ...row, ...next } : row)),
      ),
    [onRows],
  )
  const groups = groupKinds
    .map((kind) => ({
      kind,
      ids: units.filter((each) => each.kind === kind && each.parentId !== null).map((each) => each.id),
    }))
    .filter(({ ids }) => ids.length > 0)
  return (
    <Section title={boards.rowsTitle(rows.length)}>
      <div className="division-add">
        <span className="division-find">
          <UnitSelect
            aria-label={boards.units}
            placeholder={boards.unitsHelp}
            value={null}
            onChange={(id) => (id ? add([id]) : undefined)}
          />
        </span>
        {groups.map(({ kind, ids }) => (
          <Button key={kind} onClick={() => add(ids)}>
            {boards.addAll(boards.groups[kind] ?? kind, ids.length)}
          </Button>
        ))}
        {rows.length > 0 ? <Button onClick={() => onRows(() => [])}>{boards.clear}</Button> : null}
      </div>
      {isMissing && chosen.size === 0 ? <Alert type="error" showIcon title={boards.noUnits} /> : null}
      {rows.length > 0 ? (
        <div className="table-box division-rows" tabIndex={0} role="region" aria-label={boards.rowsTitle(rows.length)}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">{boards.columns.unit}</th>
                <th scope="col">{boards.rowTarget}</th>
                <th scope="col">{boards.rowRequirement}</th>
                <th scope="col">{boards.rowDue}</th>
                <th scope="col">
                  <span className="sr-only">{boards.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <OneRow
                  key={row.organizationId}
                  row={row}
                  no={i + 1}
                  name={names.get(row.organizationId) ?? ''}
                  change={change}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  )
}
