import { Checkbox, Form, Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { answerDivision, getMyUnit, giveDivision, nameResponsible } from '#contract/units.ts'
import type { InputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { ResponsibleFields } from '#web/features/owed/owed-dialogs.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'
import type { Dialog } from '../matter/dialogs/kind.ts'
import { keepMatter, type MatterView } from '../matter/view.ts'
import { keepSide, type Division } from './side.ts'

/** The part of the reader's own unit. */
export const ownPart = (view: MatterView, organizationIds: readonly string[]) =>
  view.assignments.find((each) => organizationIds.includes(each.organizationId) && each.acknowledgedAt !== null)

const useOwnPart = (view: MatterView) => {
  const me = useMe()
  return ownPart(
    view,
    me.appointments.map((each) => each.organizationId),
  )
}

type Given = { readonly to: string; readonly note?: string; readonly wantedBy?: string }

/** 内部分办: to whom, and off it goes. */
export const GiveDialog: Dialog = ({ view, onClose }) => {
  const { units, controls } = useText()
  const mine = useOwnPart(view)
  const { data } = useQuery({ ...reading(getMyUnit, {}), staleTime: 300_000 })
  const options = [
    {
      label: units.divisions,
      options: (data?.divisions ?? []).map(({ id, name }) => ({ value: `division ${id}`, label: name })),
    },
    {
      label: units.people,
      options: (data?.people ?? []).map(({ id, name, post, at }) => ({
        value: `person ${id}`,
        label: [name, post ?? at].join('　'),
      })),
    },
  ].filter((group) => group.options.length > 0)
  return (
    <CommandDialog<typeof giveDivision, Given>
      of={giveDivision}
      title={units.give}
      note={units.internalNote}
      toInput={({ to, ...rest }) => {
        const [kind, id] = to.split(' ')
        const whom = kind === 'division' ? { divisionId: id } : { accountId: id }
        return { ...rest, ...whom, assignmentId: mine?.id ?? '' }
      }}
      onClose={onClose}
      onDone={keepSide(view.face.id)}
    >
      <Field name="to" label={units.giveTo}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder={controls.choose} />
      </Field>
      <Field name="note" label={units.note} optional>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Field>
      <Field name="wantedBy" label={units.wantedBy} optional>
        <DateField />
      </Field>
    </CommandDialog>
  )
}

type WriteBack = Pick<InputOf<typeof answerDivision>, 'answer' | 'done'>

export const WriteBackDialog = ({
  view,
  division,
  onClose,
}: {
  readonly view: MatterView
  readonly division: Division
  readonly onClose: () => void
}) => {
  const { units } = useText()
  return (
    <CommandDialog<typeof answerDivision, WriteBack>
      of={answerDivision}
      title={units.writeBack}
      {...(division.note ? { note: division.note } : {})}
      initial={{ answer: division.answer ?? '', done: true }}
      toInput={(values) => ({ ...values, internalDivisionId: division.id, version: division.version })}
      onClose={onClose}
      onDone={keepSide(view.face.id)}
    >
      <TextField name="answer" label={units.writeBackText} max={2000} rows={4} />
      <Form.Item name="done" valuePropName="checked">
        <Checkbox>{units.writeBackDone}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}

type Responsible = Omit<InputOf<typeof nameResponsible>, 'assignmentId' | 'version'>

export const ResponsibleDialog: Dialog = ({ view, onClose }) => {
  const { units } = useText()
  const mine = useOwnPart(view)
  return (
    <CommandDialog<typeof nameResponsible, Responsible>
      of={nameResponsible}
      title={units.nameResponsible}
      initial={{
        responsibleLeader: mine?.responsibleLeader ?? undefined,
        responsiblePerson: mine?.responsiblePerson ?? undefined,
        responsiblePhone: mine?.responsiblePhone ?? undefined,
      }}
      toInput={(values) => ({ ...values, assignmentId: mine?.id ?? '', version: view.face.version })}
      onClose={onClose}
      onDone={keepMatter}
      onPresent={keepMatter}
    >
      <ResponsibleFields />
    </CommandDialog>
  )
}
