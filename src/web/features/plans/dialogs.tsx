import { Button, Form, Input, Select } from 'antd'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import {
  amendPlan,
  approvePlan,
  draftPlan,
  listPlans,
  recordDone,
  scheduleActivity,
  sendBackPlan,
  submitPlan,
} from '#contract/plans.ts'
import { planKinds } from '#domain/plan.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { useUnits } from '#web/units/use-units.ts'
import '../registers/registers.css'

export type Plan = OutputOf<typeof listPlans>['items'][number]
const settled = () => undefined

export const DraftPlanDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { plans, controls } = useText()
  const required = [{ required: true, message: controls.required }]
  const kind = (of: (typeof planKinds)[number]) => ({ value: of, label: plans.kinds[of] })
  return (
    <CommandDialog<typeof draftPlan, InputOf<typeof draftPlan>>
      of={draftPlan}
      width={760}
      title={plans.buttons['plans.draft'] ?? ''}
      initial={{ kind: 'monthly', items: [] }}
      toInput={(values) => values}
      onClose={onClose}
      onDone={settled}
    >
      <div className="form-grid">
        <Field name="kind" label={plans.kind}>
          <Select options={planKinds.map(kind)} />
        </Field>
        <LineField name="period" label={plans.period} max={40} />
      </div>
      <LineField name="title" label={plans.planTitle} max={200} />
      <TextField name="purpose" label={plans.purpose} max={1000} rows={2} optional />
      <TextField name="method" label={plans.method} max={1000} rows={1} optional />
      <TextField name="team" label={plans.team} max={500} rows={1} optional />
      <fieldset className="checks-set">
        <legend>{plans.items}</legend>
        <Form.List name="items">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => (
                <div key={row.key} className="task-row">
                  <Form.Item name={[row.name, 'organizationId']}>
                    <UnitSelect allowClear aria-label={plans.unit} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'text']} rules={required}>
                    <Input maxLength={500} placeholder={plans.item} aria-label={plans.item} />
                  </Form.Item>
                  <Form.Item name={[row.name, 'plannedOn']} rules={required}>
                    <DateField />
                  </Form.Item>
                  <Button onClick={() => remove(row.name)}>{plans.removeItem}</Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({})}>
                {plans.addItem}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
    </CommandDialog>
  )
}

type Amended = {
  kind: 'added' | 'moved' | 'dropped'
  itemId?: string
  text?: string
  organizationId?: string
  plannedOn?: string
  reason: string
}
const changeOf = ({ kind, itemId = '', text = '', organizationId, plannedOn = '' }: Amended) => {
  if (kind === 'added') return { kind, text, organizationId, plannedOn }
  return kind === 'moved' ? { kind, itemId, plannedOn } : { kind, itemId }
}

const AmendDialog = ({ row, onClose }: { readonly row: Plan; readonly onClose: () => void }) => {
  const { plans } = useText()
  const [form] = Form.useForm<Amended>()
  const kind = Form.useWatch('kind', form) ?? 'moved'
  const open = row.items.filter((item) => !item.dropped && item.doneOn === null)
  return (
    <CommandDialog<typeof amendPlan, Amended>
      of={amendPlan}
      form={form}
      title={plans.buttons['plans.amend'] ?? ''}
      note={row.title}
      initial={{ kind: 'moved' }}
      toInput={(values) => ({ planId: row.id, version: row.version, change: changeOf(values), reason: values.reason })}
      onClose={onClose}
      onDone={settled}
    >
      <Field name="kind" label={plans.change}>
        <Select
          options={(['moved', 'added', 'dropped'] as const).map((value) => ({
            value,
            label: plans.amendmentKinds[value],
          }))}
        />
      </Field>
      {kind === 'added' ? (
        <>
          <LineField name="text" label={plans.item} max={500} />
          <Field name="organizationId" label={plans.unit} optional>
            <UnitSelect allowClear />
          </Field>
        </>
      ) : (
        <Field name="itemId" label={plans.whichItem}>
          <Select options={open.map((item) => ({ value: item.id, label: item.text }))} />
        </Field>
      )}
      {kind === 'dropped' ? null : (
        <Field name="plannedOn" label={plans.plannedOn}>
          <DateField />
        </Field>
      )}
      <TextField name="reason" label={plans.reason} max={500} rows={2} />
    </CommandDialog>
  )
}

const ScheduleDialog = ({ row, onClose }: { readonly row: Plan; readonly onClose: () => void }) => {
  const { plans, controls } = useText()
  const { units } = useUnits()
  return (
    <CommandDialog<typeof scheduleActivity, Omit<InputOf<typeof scheduleActivity>, 'planId'>>
      of={scheduleActivity}
      title={plans.buttons['activities.schedule'] ?? ''}
      note={row.title}
      toInput={(values) => ({ planId: row.id, ...values })}
      onClose={onClose}
      onDone={settled}
    >
      <LineField name="title" label={plans.activity} max={200} />
      <div className="form-grid">
        <Field name="startsOn" label={plans.startsOn}>
          <DateField />
        </Field>
        <Field name="endsOn" label={plans.endsOn}>
          <DateField />
        </Field>
      </div>
      <LineField name="team" label={plans.team} max={200} />
      <Field name="targetIds" label={plans.targets}>
        <Select
          mode="multiple"
          placeholder={controls.choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.id, label: unit.shortName }))}
        />
      </Field>
    </CommandDialog>
  )
}

type Done = { itemId: string; doneOn: string; result: string }

const DoneDialog = ({ row, onClose }: { readonly row: Plan; readonly onClose: () => void }) => {
  const { plans } = useText()
  const me = useMe()
  const open = row.items.filter((item) => item.mayRecord)
  return (
    <CommandDialog<typeof recordDone, Done>
      of={recordDone}
      title={plans.buttons['plans.record-done'] ?? ''}
      note={row.title}
      initial={{ doneOn: me.today, ...(open[0] ? { itemId: open[0].id } : {}) }}
      toInput={(values) => ({ version: row.version, ...values })}
      onClose={onClose}
      onDone={settled}
    >
      <Field name="itemId" label={plans.whichItem}>
        <Select options={open.map((item) => ({ value: item.id, label: item.text }))} />
      </Field>
      <Field name="doneOn" label={plans.doneOn}>
        <DateField max={me.today} />
      </Field>
      <TextField name="result" label={plans.result} max={1000} />
    </CommandDialog>
  )
}

type On = { readonly row: Plan; readonly step: string; readonly onClose: () => void }

export const PlanDialog = ({ row, step, onClose }: On) => {
  const { plans } = useText()
  const on = { planId: row.id, version: row.version }
  const shared = { title: plans.buttons[step] ?? step, note: row.title, onClose, onDone: settled }
  switch (step) {
    case 'plans.submit':
      return <CommandDialog {...shared} of={submitPlan} toInput={() => on} />
    case 'plans.approve':
      return <CommandDialog {...shared} of={approvePlan} toInput={() => on} />
    case 'plans.send-back':
      return (
        <CommandDialog<typeof sendBackPlan, { reason: string }>
          {...shared}
          of={sendBackPlan}
          danger
          toInput={(values) => ({ ...on, ...values })}
        >
          <TextField name="reason" label={plans.reason} max={500} />
        </CommandDialog>
      )
    case 'plans.amend':
      return <AmendDialog row={row} onClose={onClose} />
    case 'plans.record-done':
      return <DoneDialog row={row} onClose={onClose} />
    default:
      return <ScheduleDialog row={row} onClose={onClose} />
  }
}
