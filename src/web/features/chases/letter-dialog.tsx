import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { listUrgeable } from '#contract/chases.ts'
import { issueLetter } from '#contract/letters.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { factWords } from '#domain/letter.ts'
import type { CivilDate } from '#domain/date.ts'
import { instruments } from '#domain/urging.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { textOf, useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dayOf } from '#web/ui/dates.ts'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import type { Chase } from './reply-dialog.tsx'

type Values = Omit<InputOf<typeof issueLetter>, 'chaseId'>
type Given = {
  readonly chase: Chase
  readonly onClose: () => void
  readonly onDone: (letter: OutputOf<typeof issueLetter>) => void
}

/** 制发函件: the step that is due stands chosen, its words are proposed; what is left out needs a reason. */
export const LetterDialog = ({ chase, onClose, onDone }: Given) => {
  const { urging } = useText()
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const chosen = Form.useWatch('instrument', form) ?? chase.instrument
  const { data } = useQuery(reading(listUrgeable, { matterId: chase.matterId, scope: 'open' }))
  if (!data || !chase.instrument) return null
  const isSkipping = chosen !== null && instruments.indexOf(chosen) > instruments.indexOf(chase.instrument)
  // A paper is Chinese in every language of the screen.
  const paper = textOf('zh').urging
  const fact = {
    title: chase.matterTitle,
    number: chase.matterNumber,
    due: chase.matterDue as CivilDate | null,
    askedOn: dayOf(chase.at) as CivilDate,
    explainBy: chase.explainBy as CivilDate,
  }
  return (
    <CommandDialog<typeof issueLetter, Values>
      of={issueLetter}
      form={form}
      title={urging.letter}
      note={`${chase.organizationName}　${chase.matterTitle}`}
      initial={{
        instrument: chase.instrument,
        fact: factWords(fact, today as CivilDate),
        requirement: paper.letterAsks[chase.instrument],
        due: data.explainBy,
      }}
      toInput={(values) => ({ ...values, chaseId: chase.id })}
      onClose={onClose}
      onDone={onDone}
    >
      <Field name="instrument" label={urging.letterKind}>
        <Select
          options={instruments.map((value) => ({ value, label: urging.instruments[value] }))}
          onChange={(value: Values['instrument']) => form.setFieldsValue({ requirement: paper.letterAsks[value] })}
        />
      </Field>
      {isSkipping ? (
        <TextField name="reason" label={urging.letterReason(urging.instruments[chase.instrument])} max={300} rows={2} />
      ) : null}
      <TextField name="fact" label={urging.letterFact} max={1000} />
      <TextField name="requirement" label={urging.letterRequirement} max={1000} />
      <Field name="due" label={chosen === 'talk' ? urging.talkOn : urging.explainBy}>
        <DateField min={today} />
      </Field>
      {chosen === 'talk' ? <LineField name="place" label={urging.talkAt} max={60} /> : null}
      <LineField name="contact" label={urging.letterContact} max={60} optional />
    </CommandDialog>
  )
}
