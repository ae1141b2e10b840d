import { Radio, Select } from 'antd'
import type { Operation } from '#contract/operation.ts'
import type { z } from 'zod'
import type { MatterView as MatterViewShape } from '#contract/matter-views.ts'
import { useMe } from '#web/api/me.ts'
import { ApproverField } from '#web/features/clock/approver-field.tsx'
import type { Dialog } from '#web/features/matter/dialogs/kind.ts'
import { keepMatter } from '#web/features/matter/view.ts'
import { useText, type Text } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { MatterSelect } from './matter-select.tsx'

type Label = keyof Text['changes']['fields']
type Choices = keyof Text['changes']['choices']

/** A field of an act on a matter: what it asks, and what kind of answer it wants. */
export type Ask = { readonly name: string; readonly label: Label; readonly optional?: boolean } & (
  | { readonly kind: 'text' | 'line'; readonly max: number }
  | { readonly kind: 'date' | 'unit' | 'matter' | 'due' | 'approver' }
  | { readonly kind: 'choice'; readonly of: Choices }
)

const AskField = ({ ask, matterId }: { readonly ask: Ask; readonly matterId: string }) => {
  const { changes, steps } = useText()
  const { today } = useMe()
  const given = { name: ask.name, label: changes.fields[ask.label], optional: ask.optional ?? false }
  switch (ask.kind) {
    case 'text':
      return <TextField {...given} max={ask.max} />
    case 'line':
      return <LineField {...given} max={ask.max} />
    case 'date':
      return (
        <Field {...given}>
          <DateField min={today} />
        </Field>
      )
    case 'unit':
      return (
        <Field {...given}>
          <UnitSelect allowClear={given.optional} />
        </Field>
      )
    case 'matter':
      return (
        <Field {...given}>
          <MatterSelect except={matterId} />
        </Field>
      )
    case 'choice':
      return (
        <Field {...given}>
          <Select options={Object.entries(changes.choices[ask.of]).map(([value, label]) => ({ value, label }))} />
        </Field>
      )
    case 'approver':
      return <ApproverField />
    case 'due':
      return (
        <>
          <Field name={[ask.name, 'kind']} label={given.label}>
            <Radio.Group options={Object.entries(changes.choices.due).map(([value, label]) => ({ value, label }))} />
          </Field>
          <Field name={[ask.name, 'on']} label={steps.newDue} optional>
            <DateField min={today} />
          </Field>
        </>
      )
  }
}

type Button = keyof Text['steps']['buttons']
type OnMatter = Operation<z.ZodType, typeof MatterViewShape>
type Values = Record<string, unknown>

/** An act on a matter as a dialog: most differ only in what they ask. */
export const act =
  (
    of: OnMatter,
    asks: readonly Ask[],
    { danger = false, note }: { danger?: boolean; note?: keyof Text['changes']['notes'] } = {},
  ): Dialog =>
  ({ view, onClose }) => {
    const { steps, changes } = useText()
    return (
      <CommandDialog<OnMatter, Values>
        of={of}
        title={steps.buttons[of.id as Button]}
        danger={danger}
        {...(note ? { note: changes.notes[note] } : {})}
        initial={asks.some((each) => each.kind === 'due') ? { due: { kind: 'keep' } } : {}}
        toInput={(values) => ({ matterId: view.face.id, version: view.face.version, ...values })}
        onClose={onClose}
        onDone={keepMatter}
        onPresent={keepMatter}
      >
        {asks.map((ask) => (
          <AskField key={ask.name} ask={ask} matterId={view.face.id} />
        ))}
      </CommandDialog>
    )
  }
