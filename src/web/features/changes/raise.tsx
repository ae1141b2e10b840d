import { Form, Select } from 'antd'
import { raiseDispute } from '#contract/disputes.ts'
import type { InputOf } from '#contract/operation.ts'
import { useMe } from '#web/api/me.ts'
import type { Dialog } from '#web/features/matter/dialogs/kind.ts'
import { keepMatter } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { Precedents } from './precedents.tsx'

type Values = Omit<InputOf<typeof raiseDispute>, 'version'>

/** 申请改办, with what was decided before in like cases beside it. */
export const RaiseDialog: Dialog = ({ view, onClose }) => {
  const { steps, changes } = useText()
  const me = useMe()
  const own = new Set(me.appointments.map((each) => each.organizationId))
  const mine = view.assignments.filter(
    (each) => own.has(each.organizationId) && (each.state === 'sent' || each.state === 'acknowledged'),
  )
  return (
    <CommandDialog<typeof raiseDispute, Values>
      of={raiseDispute}
      title={steps.buttons['disputes.raise']}
      note={changes.notes.dispute}
      width={640}
      initial={{ assignmentId: mine[0]?.id ?? '' }}
      toInput={(values) => ({ ...values, version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      {mine.length > 1 ? (
        <Field name="assignmentId" label={steps.unit}>
          <Select options={mine.map((each) => ({ value: each.id, label: each.organizationName }))} />
        </Field>
      ) : (
        <Form.Item name="assignmentId" hidden>
          <input />
        </Form.Item>
      )}
      <TextField name="reason" label={changes.fields.disputeReason} max={1000} />
      <Field name="proposedOrganizationId" label={changes.fields.proposedUnit} optional>
        <UnitSelect allowClear />
      </Field>
      <TextField name="proposal" label={changes.fields.proposal} max={1000} rows={2} optional />
      <Precedents />
    </CommandDialog>
  )
}
