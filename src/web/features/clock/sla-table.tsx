import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { listSla, presetSla, removeSla, setSla } from '#contract/sla.ts'
import { urgencies } from '#domain/grade.ts'
import { slaPresetNames } from '#domain/sla.ts'
import { sourceKinds } from '#domain/source.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import { PageError } from '#web/ui/problem.tsx'

type Row = OutputOf<typeof listSla>['items'][number]
type Given = InputOf<typeof setSla>
type Open = { readonly kind: 'set' | 'remove'; readonly row?: Row } | { readonly kind: 'preset' }
type Closing = { readonly onClose: () => void }
const done = () => undefined

const SetDialog = ({ row, onClose }: Closing & { readonly row?: Row | undefined }) => {
  const { clock, words, steps } = useText()
  const kinds = sourceKinds.map((value) => ({ value, label: words.sourceKinds[value] ?? value }))
  const levels = urgencies.map((value) => ({ value, label: words.urgency[value] }))
  const units = (['working_days', 'calendar_days', 'months', 'office_hours'] as const).map((value) => ({
    value,
    label: steps.budgetKinds[value],
  }))
  const initial: Partial<Given> = row
    ? {
        budget: row.budget,
        rule: row.rule,
        ...(row.sourceKind ? { sourceKind: row.sourceKind } : {}),
        ...(row.urgency ? { urgency: row.urgency } : {}),
      }
    : { budget: { kind: 'working_days', amount: 30 } }
  return (
    <CommandDialog<typeof setSla, Given>
      of={setSla}
      title={clock.add}
      initial={initial}
      toInput={(values) => values}
      onClose={onClose}
      onDone={done}
    >
      <Field name="sourceKind" label={clock.sourceKind} optional>
        <Select allowClear options={kinds} placeholder={clock.any} disabled={row !== undefined} />
      </Field>
      <Field name="urgency" label={clock.urgency} optional>
        <Select allowClear options={levels} placeholder={clock.any} disabled={row !== undefined} />
      </Field>
      <Field name={['budget', 'kind']} label={clock.unit}>
        <Select options={units} />
      </Field>
      <Field name={['budget', 'amount']} label={clock.amount}>
        <InputNumber min={1} max={1000} precision={0} />
      </Field>
      <LineField name="rule" label={clock.cited} max={200} />
    </CommandDialog>
  )
}

const RemoveDialog = ({ row, onClose }: Closing & { readonly row: Row }) => {
  const { clock } = useText()
  return (
    <CommandDialog<typeof removeSla, object>
      of={removeSla}
      title={clock.remove}
      note={clock.removeAsk}
      danger
      toInput={() => ({
        ...(row.sourceKind ? { sourceKind: row.sourceKind } : {}),
        ...(row.urgency ? { urgency: row.urgency } : {}),
      })}
      onClose={onClose}
      onDone={done}
    />
  )
}

const PresetDialog = ({ onClose }: Closing) => {
  const { clock } = useText()
  return (
    <CommandDialog<typeof presetSla, InputOf<typeof presetSla>>
      of={presetSla}
      title={clock.preset}
      note={clock.presetHint}
      toInput={(values) => values}
      onClose={onClose}
      onDone={done}
    >
      <Field name="preset" label={clock.preset}>
        <Select options={slaPresetNames.map((value) => ({ value, label: clock.presets[value] }))} />
      </Field>
      <LineField name="rule" label={clock.cited} max={200} optional />
    </CommandDialog>
  )
}

/** 办理时限表: what the government gives where a source gives no limit, and the rule that says so. */
export const SlaTable = ({ mayChange }: { readonly mayChange: boolean }) => {
  const { clock, words } = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const { data, error, refetch } = useQuery(reading(listSla, {}))
  return (
    <Section
      title={clock.sla}
      side={
        mayChange ? (
          <>
            <Button onClick={() => setOpen({ kind: 'preset' })}>{clock.preset}</Button>{' '}
            <Button onClick={() => setOpen({ kind: 'set' })}>{clock.add}</Button>
          </>
        ) : null
      }
    >
      <p className="soft">{clock.slaHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p>{clock.slaNone}</p> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                {[clock.sourceKind, clock.urgency, clock.period, clock.cited, ''].map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.sourceKind ? (words.sourceKinds[row.sourceKind] ?? row.sourceKind) : clock.any}
                  </th>
                  <td data-label={clock.urgency}>{row.urgency ? words.urgency[row.urgency] : clock.any}</td>
                  <td data-label={clock.period}>
                    <strong>{clock.budget[row.budget.kind]?.(row.budget.amount)}</strong>
                  </td>
                  <td data-label={clock.cited}>{row.rule}</td>
                  <td>
                    {mayChange ? (
                      <>
                        <Button size="small" onClick={() => setOpen({ kind: 'set', row })}>
                          {clock.change}
                        </Button>{' '}
                        <Button size="small" danger onClick={() => setOpen({ kind: 'remove', row })}>
                          {clock.remove}
                        </Button>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {open?.kind === 'set' ? <SetDialog row={open.row} onClose={close} /> : null}
      {open?.kind === 'remove' && open.row ? <RemoveDialog row={open.row} onClose={close} /> : null}
      {open?.kind === 'preset' ? <PresetDialog onClose={close} /> : null}
    </Section>
  )
}
