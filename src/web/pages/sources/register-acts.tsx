import { Input, Select } from 'antd'
import type { ComponentType } from 'react'
import { fulfilObligation, giveAnswer, markObligation } from '#contract/coverage.ts'
import { attachFile } from '#contract/files.ts'
import type { InputOf, Operation } from '#contract/operation.ts'
import {
  addCoSupervisor,
  confirmOral,
  finishScreening,
  publishSource,
  repealSource,
  replySource,
} from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { ScanField } from './scan-field.tsx'
import type { SourceData } from './types.ts'

export type ActGiven = { readonly source: SourceData; readonly onClose: () => void }
export type Act = ComponentType<ActGiven>

type Rest<T extends Operation> = Omit<InputOf<T>, 'sourceId' | 'version'>
const none = () => undefined
const on = ({ row }: SourceData) => ({ sourceId: row.id, version: row.version })

export const PublishAct: Act = ({ source, onClose }) => {
  const { intake, sources } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof publishSource, Rest<typeof publishSource>>
      of={publishSource}
      title={intake.register.publish}
      initial={{ issuedOn: today }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="issuedOn" label={intake.register.issuedOn}>
        <DateField max={today} />
      </Field>
      <LineField name="docNumber" label={sources.docNumber} help={sources.docNumberHint} max={60} optional />
    </CommandDialog>
  )
}

export const ScreenAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  return (
    <CommandDialog<typeof finishScreening, Rest<typeof finishScreening>>
      of={finishScreening}
      title={intake.register.screen}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      {source.matters.length === 0 ? (
        <>
          <TextField name="reason" label={intake.register.noMatter} max={500} rows={2} optional />
          <LineField name="approver" label={intake.register.approver} max={40} optional />
        </>
      ) : null}
    </CommandDialog>
  )
}

export const ConfirmAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof confirmOral, Rest<typeof confirmOral>>
      of={confirmOral}
      title={intake.register.confirm}
      initial={{ confirmedOn: today }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="confirmedOn" label={intake.register.confirmedOn}>
        <DateField max={today} />
      </Field>
      <LineField name="confirmedBy" label={intake.register.confirmedBy} max={60} />
    </CommandDialog>
  )
}

export const ReplyAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof replySource, Rest<typeof replySource>>
      of={replySource}
      title={intake.register.reply}
      initial={{ repliedOn: today, ...(source.row.issuer ? { toWhom: source.row.issuer } : {}) }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <LineField name="toWhom" label={intake.register.replyTo} max={100} />
      <Field name="repliedOn" label={intake.register.repliedOn}>
        <DateField max={today} />
      </Field>
      <TextField name="text" label={intake.register.replyText} max={2_000} />
    </CommandDialog>
  )
}

export const RepealAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof repealSource, Rest<typeof repealSource>>
      of={repealSource}
      title={intake.register.repeal}
      initial={{ repealedOn: today }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="repealedOn" label={intake.register.repealedOn}>
        <DateField />
      </Field>
      <LineField name="repealedBy" label={intake.register.repealedBy} max={200} />
    </CommandDialog>
  )
}

export const MarkAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  return (
    <CommandDialog<typeof markObligation, Rest<typeof markObligation>>
      of={markObligation}
      title={intake.register.mark}
      initial={source.row.issuer ? { toWhom: source.row.issuer } : {}}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <LineField name="toWhom" label={intake.register.toWhom} max={100} />
      <LineField name="form" label={intake.register.form} max={60} />
      <Field name="due" label={intake.register.due}>
        <DateField />
      </Field>
      <TextField name="clause" label={intake.register.clause} max={500} rows={2} optional />
    </CommandDialog>
  )
}

export const FulfilAct = ({ obligationId, onClose }: { obligationId: string; onClose: () => void }) => {
  const { intake } = useText()
  const { today } = useMe()
  return (
    <CommandDialog<typeof fulfilObligation, Omit<InputOf<typeof fulfilObligation>, 'obligationId'>>
      of={fulfilObligation}
      title={intake.register.fulfil}
      initial={{ doneOn: today }}
      toInput={(values) => ({ ...values, obligationId })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="doneOn" label={intake.register.doneOn}>
        <DateField max={today} />
      </Field>
      <LineField name="how" label={intake.register.how} max={200} />
    </CommandDialog>
  )
}

export const OfficeAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  return (
    <CommandDialog<typeof addCoSupervisor, Rest<typeof addCoSupervisor>>
      of={addCoSupervisor}
      title={intake.register.addOffice}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <LineField name="office" label={intake.register.office} max={100} />
      <LineField name="number" label={intake.register.number} max={60} optional />
      <LineField name="contact" label={intake.register.contact} max={100} optional />
    </CommandDialog>
  )
}

const InstructionSelect = ({ source, ...given }: { readonly source: SourceData }) => (
  <Select
    allowClear
    {...given}
    options={source.instructions.map((each) => ({ value: each.id, label: `${each.leaderPost} ${each.leaderName}` }))}
  />
)

export const ScanAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  const kinds = Object.entries(intake.register.kinds).map(([value, label]) => ({ value, label }))
  return (
    <CommandDialog<typeof attachFile, Rest<typeof attachFile>>
      of={attachFile}
      title={intake.register.addScan}
      initial={{ kind: 'scan' }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="fileId" label={intake.reading.scan}>
        <ScanField />
      </Field>
      <Field name="kind" label={intake.register.kind}>
        <Select options={kinds} />
      </Field>
      <Field name="instructionId" label={intake.register.ofInstruction} optional>
        <InstructionSelect source={source} />
      </Field>
    </CommandDialog>
  )
}

export const AnswerAct: Act = ({ source, onClose }) => {
  const { intake } = useText()
  const { today } = useMe()
  const hows = Object.entries(intake.register.hows).map(([value, label]) => ({ value, label }))
  return (
    <CommandDialog<typeof giveAnswer, Rest<typeof giveAnswer>>
      of={giveAnswer}
      title={intake.register.give}
      initial={{ answeredOn: today, how: 'written' }}
      toInput={(values) => ({ ...values, ...on(source) })}
      onClose={onClose}
      onDone={none}
    >
      <Field name="instructionId" label={intake.register.answerFor} optional>
        <InstructionSelect source={source} />
      </Field>
      <Field name="toWhom" label={intake.register.replyTo}>
        <Input maxLength={100} />
      </Field>
      <Field name="how" label={intake.register.answerHow}>
        <Select options={hows} />
      </Field>
      <Field name="answeredOn" label={intake.register.answeredOn}>
        <DateField max={today} />
      </Field>
      <TextField name="text" label={intake.register.replyText} max={2_000} />
    </CommandDialog>
  )
}
