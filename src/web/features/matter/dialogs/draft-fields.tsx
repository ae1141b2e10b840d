import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import type { correctDraft } from '#contract/matters.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'

type Given = InputOf<typeof correctDraft>
export type Draft = Pick<
  Given,
  'title' | 'target' | 'workContent' | 'requirement' | 'leadOrganizationId' | 'others'
> & {
  readonly budget: {
    readonly kind: Given['budget']['kind']
    readonly amount?: number | undefined
    readonly on?: string | undefined
  }
}

export const budgetOf = ({ kind, amount, on }: Draft['budget']): Given['budget'] => {
  if (kind === 'default') return { kind }
  return kind === 'fixed' ? { kind, on: on ?? '' } : { kind, amount: amount ?? 0 }
}
export const toDraft = ({ budget, others, ...rest }: Draft) => ({
  ...rest,
  budget: budgetOf(budget),
  others: others ?? [],
})

export const BudgetField = () => {
  const { steps } = useText()
  const kind = Form.useWatch<Draft['budget']['kind'] | undefined>(['budget', 'kind'])
  const kinds = Object.entries(steps.budgetKinds).map(([value, label]) => ({ value, label }))
  return (
    <div className="form-grid">
      <Field name={['budget', 'kind']} label={steps.budget}>
        <Select options={kinds} />
      </Field>
      {kind === 'fixed' ? (
        <Field name={['budget', 'on']} label={steps.budgetKinds.fixed}>
          <DateField />
        </Field>
      ) : null}
      {kind && kind !== 'fixed' && kind !== 'default' ? (
        <Field name={['budget', 'amount']} label={steps.amount}>
          <InputNumber min={1} max={3650} precision={0} suffix={steps.budgetKinds[kind]} style={{ width: '100%' }} />
        </Field>
      ) : null}
    </div>
  )
}

/** The fields of a draft: what, by whom, until when. */
export const MatterFields = () => {
  const { steps, words, controls } = useText()
  const { data } = useQuery({ ...reading(listOrganizations, {}), staleTime: 600_000 })
  const units = (data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))
  const unitSelect = <Select showSearch={{ optionFilterProp: 'label' }} options={units} placeholder={controls.choose} />
  return (
    <>
      <LineField name="title" label={steps.title} max={200} />
      <TextField name="target" label={steps.target} max={2000} rows={2} />
      <TextField name="workContent" label={steps.workContent} max={5000} />
      <TextField name="requirement" label={steps.requirementToUnit} max={2000} rows={2} />
      <BudgetField />
      <Field name="leadOrganizationId" label={steps.lead}>
        {unitSelect}
      </Field>
      <fieldset className="checks-set">
        <legend>{steps.others}</legend>
        <Form.List name="others">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => (
                <div key={row.key} className="unit-row">
                  <Form.Item
                    name={[row.name, 'organizationId']}
                    rules={[{ required: true, message: controls.required }]}
                  >
                    <Select
                      showSearch={{ optionFilterProp: 'label' }}
                      options={units}
                      placeholder={controls.choose}
                      aria-label={steps.others}
                    />
                  </Form.Item>
                  <Form.Item name={[row.name, 'part']}>
                    <Select
                      aria-label={steps.others}
                      options={(['joint_lead', 'supporting'] as const).map((value) => ({
                        value,
                        label: words.parts[value],
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name={[row.name, 'duty']}>
                    <Input maxLength={200} placeholder={steps.duty} aria-label={steps.duty} />
                  </Form.Item>
                  <Button onClick={() => remove(row.name)}>{steps.removeUnit}</Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ part: 'supporting' })}>
                {steps.addUnit}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
    </>
  )
}
