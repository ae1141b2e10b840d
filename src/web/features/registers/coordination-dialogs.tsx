import { Button, Form, Input, Select } from 'antd'
import {
  answerTask,
  closeCoordination,
  decideCoordination,
  listCoordination,
  openCoordination,
} from '#contract/coordination.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField, TextField } from '#web/ui/fields.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { useUnits } from '#web/units/use-units.ts'
import { MatterField } from './matter-field.tsx'

export type Coordination = OutputOf<typeof listCoordination>['items'][number]
const settled = () => undefined

type Given = { readonly matterId?: string | undefined; readonly onClose: () => void }

export const OpenCoordinationDialog = ({ matterId, onClose }: Given) => {
  const { registers, controls } = useText()
  const { units } = useUnits()
  const me = useMe()
  return (
    <CommandDialog<typeof openCoordination, InputOf<typeof openCoordination>>
      of={openCoordination}
      width={640}
      title={registers.buttons['coordination.open'] ?? ''}
      toInput={(values) => (matterId ? { ...values, matterId } : values)}
      onClose={onClose}
      onDone={settled}
    >
      <LineField name="title" label={registers.issueTitle} max={200} />
      <TextField name="issue" label={registers.issue} max={3000} />
      <Field name="participantIds" label={registers.participants}>
        <Select
          mode="multiple"
          placeholder={controls.choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.id, label: unit.shortName }))}
        />
      </Field>
      <div className="form-grid">
        <Field name="ownerId" label={registers.leadOwner}>
          <UnitSelect />
        </Field>
        <Field name="due" label={registers.due}>
          <DateField min={me.today} />
        </Field>
      </div>
      {matterId ? null : <MatterField />}
    </CommandDialog>
  )
}

type Decided = Pick<InputOf<typeof decideCoordination>, 'decision' | 'tasks'>

const DecideDialog = ({ row, onClose }: { readonly row: Coordination; readonly onClose: () => void }) => {
  const { registers, controls } = useText()
  const me = useMe()
  const required = [{ required: true, message: controls.required }]
  return (
    <CommandDialog<typeof decideCoordination, Decided>
      of={decideCoordination}
      width={760}
      title={registers.buttons['coordination.decide'] ?? ''}
      note={row.title}
      initial={{ tasks: row.participants.map(({ id }) => ({ organizationId: id, text: '', due: row.due })) }}
      toInput={(values) => ({ coordinationId: row.id, version: row.version, ...values })}
      onClose={onClose}
      onDone={settled}
    >
      <TextField name="decision" label={registers.decided} max={3000} />
      <fieldset className="checks-set">
        <legend>{registers.tasks}</legend>
        <Form.List name="tasks">
          {(tasks, { add, remove }) => (
            <>
              {tasks.map((task) => (
                <div key={task.key} className="task-row">
                  <Form.Item name={[task.name, 'organizationId']} rules={required}>
                    <UnitSelect aria-label={registers.owner} />
                  </Form.Item>
                  <Form.Item name={[task.name, 'text']} rules={required}>
                    <Input maxLength={500} placeholder={registers.task} aria-label={registers.task} />
                  </Form.Item>
                  <Form.Item name={[task.name, 'due']} rules={required}>
                    <DateField min={me.today} />
                  </Form.Item>
                  <Button onClick={() => remove(task.name)}>{registers.removeTask}</Button>
                </div>
              ))}
              <Button type="dashed" onClick={() => add({ due: row.due })}>
                {registers.addTask}
              </Button>
            </>
          )}
        </Form.List>
      </fieldset>
    </CommandDialog>
  )
}

type On = { readonly row: Coordination; readonly step: string; readonly onClose: () => void }

export const CoordinationDialog = ({ row, step, onClose }: On) => {
  const { registers } = useText()
  const shared = { title: registers.buttons[step] ?? step, note: row.title, onClose, onDone: settled }
  if (step === 'coordination.decide') return <DecideDialog row={row} onClose={onClose} />
  if (step === 'coordination.close')
    return (
      <CommandDialog
        {...shared}
        of={closeCoordination}
        toInput={() => ({ coordinationId: row.id, version: row.version })}
      />
    )
  const mine = row.tasks.filter((task) => task.mine && task.answeredOn === null)
  return (
    <CommandDialog<typeof answerTask, { taskId: string; answer: string }>
      {...shared}
      of={answerTask}
      initial={mine[0] ? { taskId: mine[0].id } : {}}
      toInput={(values) => values}
    >
      <Field name="taskId" label={registers.taskOf}>
        <Select options={mine.map((task) => ({ value: task.id, label: task.text }))} />
      </Field>
      <TextField name="answer" label={registers.answer} max={2000} />
    </CommandDialog>
  )
}
