import { AutoComplete } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { progressMany } from '#contract/answers.ts'
import type { InputOf } from '#contract/operation.ts'
import { acknowledgeAll, getMyUnit } from '#contract/units.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { responsibleFrom, type Named } from './use-owed-acts.ts'

/** Responsible leader, person and telephone, with the unit's own people to choose from. */
export const ResponsibleFields = () => {
  const { units } = useText()
  const { data } = useQuery({ ...reading(getMyUnit, {}), staleTime: 300_000 })
  const names = (data?.people ?? []).map((each) => ({
    value: each.name,
    label: [each.name, each.post].filter(Boolean).join('　'),
  }))
  return (
    <>
      <Field name="responsibleLeader" label={units.responsibleLeader} optional>
        <AutoComplete options={names} maxLength={40} />
      </Field>
      <Field name="responsiblePerson" label={units.responsiblePerson} help={units.samePeople} optional>
        <AutoComplete options={names} maxLength={40} />
      </Field>
      <LineField name="responsiblePhone" label={units.responsiblePhone} max={30} optional />
    </>
  )
}

type Chosen = Omit<InputOf<typeof acknowledgeAll>, 'assignmentIds'>
type Given = { readonly ids: readonly string[]; readonly onClose: () => void; readonly onDone: () => void }

export const AcknowledgeAllDialog = ({ ids, last, onClose, onDone }: Given & { readonly last: Named }) => {
  const { units } = useText()
  return (
    <CommandDialog<typeof acknowledgeAll, Chosen>
      of={acknowledgeAll}
      title={units.acknowledgeAll(ids.length)}
      initial={responsibleFrom(last)}
      toInput={(values) => ({ ...values, assignmentIds: [...ids] })}
      onClose={onClose}
      onDone={onDone}
    >
      <ResponsibleFields />
    </CommandDialog>
  )
}

type Progress = Omit<InputOf<typeof progressMany>, 'matterIds'>

export const ProgressManyDialog = ({ ids, onClose, onDone }: Given) => {
  const { units, steps } = useText()
  return (
    <CommandDialog<typeof progressMany, Progress>
      of={progressMany}
      title={units.reportMany(ids.length)}
      note={units.manyNote(ids.length)}
      toInput={(values) => ({ ...values, matterIds: [...ids] })}
      onClose={onClose}
      onDone={onDone}
    >
      <TextField name="progress" label={steps.progress} max={5000} rows={4} />
      <TextField name="difficulty" label={steps.difficulty} max={2000} rows={2} optional />
      <TextField name="nextStep" label={steps.nextStep} max={2000} rows={2} optional />
    </CommandDialog>
  )
}
