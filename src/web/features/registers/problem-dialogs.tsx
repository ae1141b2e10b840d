import { Select } from 'antd'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import {
  answerProblem,
  closeProblem,
  findCause,
  listProblems,
  registerProblem,
  reportProblem,
} from '#contract/problems.ts'
import { returnCauses } from '#contract/reports.ts'
import { submitSuggestion } from '#contract/suggestions.ts'
import { problemKinds, severities } from '#domain/problem.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { MatterField } from './matter-field.tsx'

export type Problem = OutputOf<typeof listProblems>['items'][number]
const settled = () => undefined

type Given = { readonly matterId?: string | undefined; readonly onClose: () => void }
type Registered = InputOf<typeof registerProblem>

export const RegisterProblemDialog = ({ matterId, onClose }: Given) => {
  const { registers } = useText()
  const me = useMe()
  const choices = <K extends string>(keys: readonly K[], names: Record<K, string>) =>
    keys.map((value) => ({ value, label: names[value] }))
  return (
    <CommandDialog<typeof registerProblem, Registered>
      of={registerProblem}
      title={registers.buttons['problems.register'] ?? ''}
      initial={{ severity: 'minor', firstSeen: me.today, ...(matterId ? { matterId } : {}) }}
      toInput={(values) => (matterId ? { ...values, matterId } : values)}
      onClose={onClose}
      onDone={settled}
    >
      <LineField name="title" label={registers.problem} max={200} />
      <TextField name="description" label={registers.description} max={2000} />
      <div className="form-grid">
        <Field name="kind" label={registers.kind}>
          <Select options={choices(problemKinds, registers.problemKinds)} />
        </Field>
        <Field name="severity" label={registers.severity}>
          <Select options={choices(severities, registers.severities)} />
        </Field>
        <Field name="ownerId" label={registers.owner}>
          <UnitSelect />
        </Field>
        <Field name="firstSeen" label={registers.firstSeen}>
          <DateField max={me.today} />
        </Field>
      </div>
      {matterId ? null : <MatterField />}
    </CommandDialog>
  )
}

type On = { readonly row: Problem; readonly step: string; readonly onClose: () => void }
type Suggested = Omit<InputOf<typeof submitSuggestion>, 'problemId'>

/** One dialog for each act on a problem. */
export const ProblemDialog = ({ row, step, onClose }: On) => {
  const { registers, trailWords } = useText()
  const me = useMe()
  const on = { problemId: row.id, version: row.version }
  const shared = { title: registers.buttons[step] ?? step, note: row.title, onClose, onDone: settled }
  switch (step) {
    case 'problems.report':
      return (
        <CommandDialog<typeof reportProblem, { reportedTo: string; reportedOn: string }>
          {...shared}
          of={reportProblem}
          initial={{ reportedOn: me.today, reportedTo: row.ownerName }}
          toInput={(values) => ({ ...on, ...values })}
        >
          <LineField name="reportedTo" label={registers.reportedTo} max={100} />
          <Field name="reportedOn" label={registers.reportedOn}>
            <DateField min={row.firstSeen} max={me.today} />
          </Field>
        </CommandDialog>
      )
    case 'problems.find-cause':
      return (
        <CommandDialog<typeof findCause, Pick<InputOf<typeof findCause>, 'cause' | 'note'>>
          {...shared}
          of={findCause}
          initial={{ ...(row.cause ? { cause: row.cause } : {}), note: row.causeNote ?? '' }}
          toInput={(values) => ({ ...on, ...values })}
        >
          <Field name="cause" label={registers.cause}>
            <Select options={returnCauses.map((value) => ({ value, label: trailWords.causes[value] ?? value }))} />
          </Field>
          <TextField name="note" label={registers.causeNote} max={1000} />
        </CommandDialog>
      )
    case 'suggestions.submit':
      return (
        <CommandDialog<typeof submitSuggestion, Suggested>
          {...shared}
          of={submitSuggestion}
          toInput={(values) => ({ problemId: row.id, ...values })}
        >
          <LineField name="policy" label={registers.policy} max={200} />
          <LineField name="clause" label={registers.clause} max={100} optional />
          <TextField name="text" label={registers.suggestion} max={3000} />
          <LineField name="addressee" label={registers.addressee} max={100} />
          <Field name="addresseeId" label={registers.addresseeUnit} optional>
            <UnitSelect allowClear />
          </Field>
        </CommandDialog>
      )
    case 'problems.answer':
      return (
        <CommandDialog<typeof answerProblem, { answer: string }>
          {...shared}
          of={answerProblem}
          toInput={(values) => ({ ...on, ...values })}
        >
          <TextField name="answer" label={registers.answer} max={2000} />
        </CommandDialog>
      )
    case 'problems.close':
      return (
        <CommandDialog<typeof closeProblem, { result: string }>
          {...shared}
          of={closeProblem}
          toInput={(values) => ({ ...on, ...values })}
        >
          <TextField name="result" label={registers.result} max={1000} />
        </CommandDialog>
      )
    default:
      return null
  }
}
