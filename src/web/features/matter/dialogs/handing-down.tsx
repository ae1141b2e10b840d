import { Form, Select } from 'antd'
import { acknowledgeAssignment, contribute, issueOrder } from '#contract/orders.ts'
import type { InputOf } from '#contract/operation.ts'
import { useMe } from '#web/api/me.ts'
import { ApproverField } from '#web/features/clock/approver-field.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { keepMatter, mineIn, type Assignment } from '../view.ts'
import type { Dialog } from './kind.ts'

const handingDown =
  (registered: boolean): Dialog =>
  ({ view, onClose }) => {
    const { steps } = useText()
    const me = useMe()
    const { id, version, title } = view.face
    return (
      <CommandDialog<typeof issueOrder, { title: string; contact?: string; approver?: string }>
        of={issueOrder}
        title={steps.buttons[registered ? 'orders.register' : 'orders.issue']}
        note={registered ? steps.notes.register : steps.notes.issue}
        initial={{ title: steps.orderTitleFrom(title).slice(0, 200), contact: me.name }}
        toInput={(values) => ({ ...values, matters: [{ id, version }], registered })}
        onClose={onClose}
        onDone={() => undefined}
      >
        <LineField name="title" label={steps.orderTitle} max={200} />
        <LineField name="contact" label={steps.contact} max={100} optional />
        <ApproverField />
      </CommandDialog>
    )
  }
export const IssueDialog = handingDown(false)
export const RegisterDialog = handingDown(true)

/** Of several units of the reader, which one acts. */
const UnitField = ({ units }: { readonly units: readonly Assignment[] }) => {
  const { steps } = useText()
  return units.length > 1 ? (
    <Field name="assignmentId" label={steps.unit}>
      <Select options={units.map((each) => ({ value: each.id, label: each.organizationName }))} />
    </Field>
  ) : (
    <Form.Item name="assignmentId" hidden>
      <input />
    </Form.Item>
  )
}

type Acknowledged = Omit<InputOf<typeof acknowledgeAssignment>, 'version'>

export const AcknowledgeDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const me = useMe()
  const mine = mineIn(
    view,
    me.appointments.map((each) => each.organizationId),
    'sent',
  )
  const [first] = mine
  return (
    <CommandDialog<typeof acknowledgeAssignment, Acknowledged>
      of={acknowledgeAssignment}
      title={steps.buttons['assignments.acknowledge']}
      note={steps.notes.acknowledge}
      initial={{ assignmentId: first?.id ?? '' }}
      toInput={(values) => ({ ...values, version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <UnitField units={mine} />
      <LineField name="responsibleLeader" label={steps.responsibleLeader} max={40} optional />
      <LineField name="responsiblePerson" label={steps.responsiblePerson} max={40} optional />
      <LineField name="responsiblePhone" label={steps.responsiblePhone} max={30} optional />
    </CommandDialog>
  )
}

export const ContributeDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  const me = useMe()
  const mine = mineIn(
    view,
    me.appointments.map((each) => each.organizationId),
    'acknowledged',
  ).filter((each) => each.part !== 'coordinating_lead')
  return (
    <CommandDialog<typeof contribute, { assignmentId: string; text: string }>
      of={contribute}
      title={steps.buttons['assignments.contribute']}
      initial={{ assignmentId: mine[0]?.id ?? '' }}
      toInput={(values) => ({ ...values, version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <UnitField units={mine} />
      <TextField name="text" label={steps.contribution} max={2000} rows={4} />
    </CommandDialog>
  )
}
