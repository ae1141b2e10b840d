import { Checkbox, Form, Input, Switch } from 'antd'
import { useState } from 'react'
import type { InputOf } from '#contract/operation.ts'
import { instructAgain } from '#contract/submissions.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { limitIn } from './quick/line.ts'
import { ScanField } from './scan-field.tsx'
import type { Instruction, SourceData, Submission } from './types.ts'

type Given = {
  readonly source: SourceData
  readonly submission: Submission
  readonly instruction: Instruction
  readonly how: 'system' | 'paper'
  readonly onClose: () => void
}
type Fields = Pick<
  InputOf<typeof instructAgain>,
  'text' | 'requirement' | 'matterIds' | 'answerRequired' | 'readOn' | 'fileId'
> & { readonly limit?: string }

/** 再批示: what the leader writes now, and which of the matters it takes up again, by when. */
export const AgainModal = ({ source, submission, instruction, how, onClose }: Given) => {
  const { intake, quick } = useText()
  const { today } = useMe()
  const [form] = Form.useForm<Fields>()
  const [isLimitWrong, setLimitWrong] = useState(false)
  const matters = source.matters.filter((each) => submission.matterIds.includes(each.id))
  return (
    <CommandDialog<typeof instructAgain, Fields>
      of={instructAgain}
      form={form}
      title={intake.reading.again}
      initial={{ matterIds: matters.map((each) => each.id), answerRequired: true, readOn: today }}
      toInput={({ limit, ...values }) => {
        const given = limitIn(limit ?? '', today)
        return {
          ...values,
          ...(given ? { limit: given } : {}),
          submissionId: submission.id,
          instructionId: instruction.id,
          how,
        }
      }}
      onClose={onClose}
      onDone={() => undefined}
    >
      <TextField name="text" label={intake.reading.words} max={2_000} />
      <TextField name="requirement" label={intake.reading.requirement} max={2_000} rows={2} optional />
      <Form.Item
        name="limit"
        label={intake.reading.limit}
        extra={intake.reading.limitHint}
        {...(isLimitWrong ? { validateStatus: 'error', help: quick.errors.limit } : {})}
      >
        <Input onChange={({ target }) => setLimitWrong(limitIn(target.value, today) === null)} />
      </Form.Item>
      <Field name="matterIds" label={intake.reading.matters}>
        <Checkbox.Group
          className="submission-matters"
          options={matters.map((each) => ({ value: each.id, label: each.title }))}
        />
      </Field>
      <Form.Item name="answerRequired" label={intake.reading.answer} valuePropName="checked">
        <Switch />
      </Form.Item>
      {how === 'paper' ? (
        <>
          <Field name="readOn" label={intake.reading.signedOn}>
            <DateField max={today} />
          </Field>
          <Form.Item name="fileId" label={intake.reading.scan}>
            <ScanField />
          </Form.Item>
        </>
      ) : null}
    </CommandDialog>
  )
}
