import { Input, InputNumber, Select } from 'antd'
import { useId, type ReactNode } from 'react'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import type { Batch, Change } from './batch-page.tsx'

type Given = { readonly batch: Batch; readonly isBusy: boolean; readonly onChange: (change: Change) => void }

const Field = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** What holds for the sheet as a whole: which it is, where its head stands, what it is called. */
export const WholeSheet = ({ batch, isBusy, onChange }: Given) => {
  const { stock, words } = useText()
  const { plan, sheets } = batch
  const { top, bottom } = plan.head
  const row = (label: string, value: number, least: number, set: (row: number) => Change) => (
    <Field label={label}>
      {(id) => (
        <InputNumber
          id={id}
          key={value}
          min={least}
          max={least >= 2000 ? 2100 : 100}
          defaultValue={value}
          disabled={isBusy}
          changeOnWheel={false}
          onBlur={({ target }) => {
            const next = Number(target.value)
            if (Number.isInteger(next) && next !== value && next >= least) onChange(set(next))
          }}
        />
      )}
    </Field>
  )
  return (
    <div className="filters stock-whole">
      <Field label={stock.sheet}>
        {(id) => (
          <Select
            id={id}
            value={plan.sheet}
            disabled={isBusy}
            options={sheets.map(({ name, rows }, value) => ({ value, label: stock.sheetRows(name, rows) }))}
            onChange={(sheet: number) => onChange({ sheet })}
          />
        )}
      </Field>
      {row(stock.headFrom, top + 1, 1, (next) => ({ head: { top: next - 1, bottom: Math.max(next - 1, bottom) } }))}
      {row(stock.headTo, bottom + 1, top + 1, (next) => ({ head: { top, bottom: next - 1 } }))}
      <Field label={stock.sourceTitle}>
        {(id) => (
          <Input
            id={id}
            key={plan.title}
            defaultValue={plan.title}
            maxLength={200}
            disabled={isBusy}
            onBlur={({ target }) => {
              const title = target.value.trim()
              if (title !== '' && title !== plan.title) onChange({ title })
            }}
          />
        )}
      </Field>
      <Field label={stock.originLevel}>
        {(id) => (
          <Select
            id={id}
            value={plan.originLevel}
            disabled={isBusy}
            options={([1, 2, 3, 4] as const).map((value) => ({ value, label: words.originLevels[value] }))}
            onChange={(originLevel: number) => onChange({ originLevel })}
          />
        )}
      </Field>
      <Field label={stock.kind}>
        {(id) => (
          <Select
            id={id}
            value={plan.kind}
            disabled={isBusy}
            options={(['one_off', 'annual'] as const).map((value) => ({ value, label: stock.kinds[value] }))}
            onChange={(kind: 'one_off' | 'annual') => onChange({ kind })}
          />
        )}
      </Field>
      <Field label={stock.dueWhenMissing}>
        {(id) => (
          <DateField
            id={id}
            value={plan.dueWhenMissing ?? undefined}
            onChange={(day) => onChange({ dueWhenMissing: day ?? 'none' })}
          />
        )}
      </Field>
      {row(stock.year, plan.year, 2000, (year) => ({ year }))}
    </div>
  )
}
