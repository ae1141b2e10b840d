import { Radio } from 'antd'
import { Form } from 'antd'
import { appealDispute, decideDispute, decideFinally } from '#contract/disputes.ts'
import type { InputOf } from '#contract/operation.ts'
import { useMe } from '#web/api/me.ts'
import { keepMatter, type MatterView } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { Precedents } from './precedents.tsx'

type Given = {
  readonly view: MatterView
  readonly disputeId: string
  readonly proposed: string | null
  readonly onClose: () => void
}
type Values = Pick<InputOf<typeof decideDispute>, 'result' | 'decision'>

/** 协调决定: keep the unit, or another one with an explicit word on the due day. */
export const DecideDialog = ({
  view,
  disputeId,
  proposed,
  onClose,
  isFinal,
}: Given & { readonly isFinal: boolean }) => {
  const { steps, changes } = useText()
  const { today } = useMe()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch(['result', 'kind'], form)
  const dueKind = Form.useWatch(['result', 'due', 'kind'], form)
  return (
    <CommandDialog<typeof decideDispute, Values>
      of={isFinal ? decideFinally : decideDispute}
      title={steps.buttons[isFinal ? 'disputes.decide-finally' : 'disputes.decide']}
      form={form}
      width={640}
      initial={{ result: { kind: 'kept' } }}
      toInput={(values) => ({ ...values, disputeId, version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <Field name={['result', 'kind']} label={changes.fields.result}>
        <Radio.Group options={Object.entries(changes.results).map(([value, label]) => ({ value, label }))} />
      </Field>
      {kind === 'reassigned' ? (
        <>
          <Form.Item
            name={['result', 'organizationId']}
            label={changes.fields.unit}
            initialValue={proposed ?? undefined}
            rules={[{ required: true }]}
          >
            <UnitSelect />
          </Form.Item>
          <Form.Item name={['result', 'due', 'kind']} label={changes.fields.due} initialValue="keep">
            <Radio.Group options={Object.entries(changes.choices.due).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          {dueKind === 'new' ? (
            <Field name={['result', 'due', 'on']} label={steps.newDue}>
              <DateField min={today} />
            </Field>
          ) : null}
        </>
      ) : null}
      <TextField name="decision" label={changes.fields.decision} max={1000} />
      <Precedents />
    </CommandDialog>
  )
}

export const AppealDialog = ({ view, disputeId, onClose }: Given) => {
  const { steps, changes } = useText()
  return (
    <CommandDialog<typeof appealDispute, { appeal: string }>
      of={appealDispute}
      title={steps.buttons['disputes.appeal']}
      toInput={({ appeal }) => ({ appeal, disputeId, version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <TextField name="appeal" label={changes.fields.reason} max={1000} />
    </CommandDialog>
  )
}
