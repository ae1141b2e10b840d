import { Form, Select } from 'antd'
import { endInstruction } from '#contract/instructions.ts'
import type { InputOf } from '#contract/operation.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { Instruction } from './types.ts'

type Fields = Omit<InputOf<typeof endInstruction>, 'instructionId'>

/** 阅知、阅研、不适用: no matter comes of it, for a reason on record; 不适用 with who approved it. */
export const EndModal = ({
  instruction,
  onClose,
}: {
  readonly instruction: Instruction
  readonly onClose: () => void
}) => {
  const { intake, sources } = useText()
  const [form] = Form.useForm<Fields>()
  const ending = Form.useWatch('ending', form)
  const endings = (['read_only', 'study', 'not_applicable'] as const).map((value) => ({
    value,
    label: intake.attach.endings[value],
  }))
  return (
    <CommandDialog<typeof endInstruction, Fields>
      of={endInstruction}
      form={form}
      title={intake.attach.end}
      initial={{ ending: 'read_only' }}
      toInput={(values) => ({ ...values, instructionId: instruction.id })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="ending" label={intake.attach.ending}>
        <Select options={endings} />
      </Field>
      <TextField name="reason" label={sources.reason} max={300} rows={2} />
      {ending === 'not_applicable' ? <LineField name="approver" label={intake.register.approver} max={40} /> : null}
    </CommandDialog>
  )
}
