import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Radio, Select } from 'antd'
import type { ComponentProps } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import { getMarks } from '#contract/marks.ts'
import type { InputOf } from '#contract/operation.ts'
import { acceptReport, returnCauses, returnReport, takeForReview } from '#contract/reports.ts'
import { reviewCriteria, type ReviewCriterion } from '#domain/matter-guards.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { onMatter } from './deciding.tsx'
import type { Dialog } from './kind.ts'

export const TakeDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog
      of={takeForReview}
      title={steps.buttons['reviews.take']}
      toInput={() => changed}
      onClose={onClose}
      {...kept}
    />
  )
}

type Returned = Omit<InputOf<typeof returnReport>, 'matterId' | 'version'>

export const ReturnDialog: Dialog = ({ view, onClose }) => {
  const { steps, trailWords } = useText()
  const me = useMe()
  const { changed, kept } = onMatter(view)
  return (
    <CommandDialog<typeof returnReport, Returned>
      of={returnReport}
      title={steps.buttons['reviews.return']}
      danger
      toInput={(values) => ({ ...changed, ...values })}
      onClose={onClose}
      {...kept}
    >
      <Field name="cause" label={steps.cause}>
        <Select options={returnCauses.map((value) => ({ value, label: trailWords.causes[value] ?? value }))} />
      </Field>
      <TextField name="requirement" label={steps.requirement} max={2000} />
      <Field name="newDue" label={steps.newDue}>
        <DateField min={me.today} />
      </Field>
    </CommandDialog>
  )
}

type Accepted = Omit<InputOf<typeof acceptReport>, 'matterId' | 'version' | 'notes'> & {
  /** By criterion, where the grade of the matter wants a note. */
  readonly noted?: Partial<Record<ReviewCriterion, string>>
}

/** A form item says `aria-required` to whatever stands in it; a group of boxes may not carry it. */
const Checks = (given: ComponentProps<typeof Checkbox.Group<string>>) => (
  <Checkbox.Group {...given} aria-required={undefined} />
)

/** Six criteria and three judgements are confirmed one by one: nothing is ticked beforehand. */
export const AcceptDialog: Dialog = ({ view, onClose }) => {
  const { steps, trailWords, matter, leader } = useText()
  const marks = useQuery(reading(getMarks, { matterId: view.face.id }))
  const { changed, kept } = onMatter(view)
  const { data } = useQuery({ ...reading(listAccounts, { limit: 500 }), staleTime: 600_000 })
  const people = (data?.items ?? [])
    .filter((each) => each.state === 'active')
    .map((each) => ({
      value: each.id,
      label: [each.name, ...each.appointments.map((post) => post.organizationName)].join('　'),
    }))
  return (
    <CommandDialog<typeof acceptReport, Accepted>
      of={acceptReport}
      width={640}
      title={steps.buttons['reviews.accept']}
      initial={{ criteria: [], timely: false, complete: false, adequate: false, method: 'desk' }}
      toInput={({ noted = {}, ...values }) => ({
        ...changed,
        ...values,
        notes: (marks.data?.notesFor ?? []).flatMap((criterion) => {
          const note = noted[criterion]
          return note ? [{ criterion, note }] : []
        }),
      })}
      onClose={onClose}
      {...kept}
    >
      <Field name="criteria" label={steps.criteria}>
        <Checks
          className="checks"
          options={reviewCriteria.map((value) => ({ value, label: trailWords.criteria[value] }))}
        />
      </Field>
      <fieldset className="checks-set">
        <legend>{steps.judgements}</legend>
        {(['timely', 'complete', 'adequate'] as const).map((name) => (
          <Form.Item key={name} name={name} valuePropName="checked" noStyle>
            <Checkbox>{matter.judgements[name]}</Checkbox>
          </Form.Item>
        ))}
      </fieldset>
      {(marks.data?.notesFor ?? []).map((criterion) => (
        <TextField
          key={criterion}
          name={['noted', criterion]}
          label={leader.note(trailWords.criteria[criterion])}
          max={500}
          rows={1}
        />
      ))}
      <Field name="method" label={leader.method}>
        <Radio.Group options={(['desk', 'field'] as const).map((value) => ({ value, label: leader.methods[value] }))} />
      </Field>
      <TextField name="verification" label={steps.verification} help={steps.verificationHelp} max={1000} />
      <Field name="verifiedBy" label={steps.verifiedBy}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
      </Field>
    </CommandDialog>
  )
}
