import { Form, Radio, type FormInstance } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { assess, judgements } from '#contract/assessments.ts'
import { useText } from '#web/text/use-text.ts'
import { Field, TextField } from '#web/ui/fields.tsx'

export type AssessValues = Omit<InputOf<typeof assess>, 'matterId' | 'periodId' | 'light'> & {
  readonly light: 'as-is' | 'yellow' | 'red'
}
export const blankAssessment = { judgement: 'on_track', light: 'as-is' } as const
export const toAssessment = (
  { light, lightReason, ...values }: AssessValues,
  of: { readonly matterId: string; readonly periodId?: string },
): InputOf<typeof assess> => ({ ...values, ...of, ...(light === 'as-is' ? {} : { light, lightReason }) })

/** 核定意见, words, and a light where it has to be worse than the computed one. */
export const AssessFields = ({ form }: { readonly form: FormInstance<AssessValues> }) => {
  const { periods } = useText()
  const light = Form.useWatch('light', form)
  return (
    <>
      <Field name="judgement" label={periods.judgement}>
        <Radio.Group
          optionType="button"
          options={judgements.map((value) => ({ value, label: periods.judgements[value] }))}
        />
      </Field>
      <TextField name="text" label={periods.assessText} max={2000} rows={2} />
      <Field name="light" label={periods.assessLight}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'as-is', label: periods.lightAsIs },
            { value: 'yellow', label: periods.lights.yellow },
            { value: 'red', label: periods.lights.red },
          ]}
        />
      </Field>
      {light === 'yellow' || light === 'red' ? (
        <TextField name="lightReason" label={periods.lightReason} max={500} rows={2} />
      ) : null}
    </>
  )
}
