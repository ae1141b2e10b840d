import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Radio } from 'antd'
import { getMilestones } from '#contract/milestones.ts'
import type { InputOf } from '#contract/operation.ts'
import { handIn, reportProgress } from '#contract/reports.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { keepMatter } from '../view.ts'
import { onMatter } from './deciding.tsx'
import type { Dialog } from './kind.ts'

type Progress = Omit<InputOf<typeof reportProgress>, 'matterId'>

export const ProgressDialog: Dialog = ({ view, onClose }) => {
  const { steps, periods } = useText()
  const [form] = Form.useForm<Progress>()
  const { data } = useQuery(reading(getMilestones, { matterId: view.face.id }))
  const unmet = data?.milestones.filter((each) => each.metOn === null) ?? []
  return (
    <CommandDialog<typeof reportProgress, Progress>
      of={reportProgress}
      form={form}
      title={steps.buttons['reports.progress']}
      toInput={(values) => ({ ...values, matterId: view.face.id })}
      onClose={onClose}
      onDone={keepMatter}
    >
      <TextField name="progress" label={steps.progress} max={5000} rows={4} />
      <TextField name="difficulty" label={steps.difficulty} max={2000} rows={2} optional />
      <TextField name="nextStep" label={steps.nextStep} max={2000} rows={2} optional />
      {unmet.length > 0 ? (
        <Field name="met" label={periods.met} optional>
          <Checkbox.Group
            options={unmet.map(({ id, target, due }) => ({ value: id, label: `${target}（${dateText(due)}）` }))}
          />
        </Field>
      ) : null}
    </CommandDialog>
  )
}

type HandedIn = Omit<InputOf<typeof handIn>, 'matterId' | 'version' | 'signature'> & {
  readonly signature: { readonly how: 'system' | 'paper'; readonly signer: string; readonly signedOn: string }
}

export const HandInDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const me = useMe()
  const [form] = Form.useForm<HandedIn>()
  const { changed, kept } = onMatter(view)
  const lead = view.assignments.find((each) => each.part === 'coordinating_lead')
  const isPrincipal = me.appointments.some(
    (each) => each.role === 'principal' && each.organizationId === lead?.organizationId,
  )
  const how = Form.useWatch(['signature', 'how'], form) ?? (isPrincipal ? 'system' : 'paper')
  return (
    <CommandDialog<typeof handIn, HandedIn>
      of={handIn}
      form={form}
      width={640}
      title={steps.buttons['reports.hand-in']}
      initial={{
        progress: view.face.progress ?? '',
        signature: { how: isPrincipal ? 'system' : 'paper', signer: lead?.principalName ?? '', signedOn: me.today },
      }}
      toInput={({ signature, ...values }) => ({
        ...changed,
        ...values,
        signature: signature.how === 'system' ? { how: 'system' } : signature,
      })}
      onClose={onClose}
      {...kept}
    >
      <p className="soft">{view.content?.target}</p>
      <TextField name="outcome" label={steps.outcome} help={steps.outcomeHelp} max={5000} />
      <LineField name="actual" label={steps.actual} help={steps.actualHelp} max={500} optional />
      <TextField name="progress" label={steps.progress} max={5000} />
      <TextField name="difficulty" label={steps.difficulty} max={2000} rows={2} optional />
      <Field name={['signature', 'how']} label={steps.signature}>
        <Radio.Group
          options={[
            { value: 'system', label: steps.bySystem, disabled: !isPrincipal },
            { value: 'paper', label: steps.byPaper },
          ]}
        />
      </Field>
      {how === 'paper' ? (
        <div className="form-grid">
          <LineField name={['signature', 'signer']} label={steps.signer} max={40} />
          <Field name={['signature', 'signedOn']} label={steps.signedOn}>
            <DateField max={me.today} />
          </Field>
        </div>
      ) : null}
    </CommandDialog>
  )
}
