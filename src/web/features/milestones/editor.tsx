import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, InputNumber, Select, type FormInstance } from 'antd'
import { useState } from 'react'
import { planMilestones, scheduleBack } from '#contract/milestones.ts'
import type { OutputOf } from '#contract/operation.ts'
import { evidenceKinds } from '#domain/milestone.ts'
import { call } from '#web/api/call.ts'
import type { MatterView } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import type { Milestones } from './panel.tsx'

type Stage = {
  readonly id?: string
  readonly target: string
  readonly measure?: string
  readonly due: string
  readonly weight: number
  readonly evidence: (typeof evidenceKinds)[number]
  readonly workdays?: number
}
type Values = { readonly milestones: readonly Stage[] }
type Given = { readonly view: MatterView; readonly milestones: Milestones; readonly onClose: () => void }

const blank = { weight: 20, evidence: 'none', workdays: 5 } as const

/** Fills in the days from the due day backwards, and says when they no longer fit. */
const BackSchedule = ({ view, form }: { readonly view: MatterView; readonly form: FormInstance<Values> }) => {
  const { periods } = useText()
  const say = useSayProblem()
  const [result, setResult] = useState<OutputOf<typeof scheduleBack> | null>(null)
  const schedule = async () => {
    const stages = form.getFieldValue('milestones') as Stage[]
    try {
      const found = await call(scheduleBack, {
        matterId: view.face.id,
        workdays: stages.map((each) => each.workdays ?? 1).join(','),
      })
      setResult(found)
      form.setFieldsValue({ milestones: stages.map((each, i) => ({ ...each, due: found.steps[i]?.to ?? each.due })) })
    } catch (error) {
      say(error)
    }
  }
  return (
    <>
      <p>
        <Button onClick={() => void schedule()}>{periods.backSchedule}</Button>
        <span className="soft">{`　${periods.backScheduleHint}`}</span>
      </p>
      {result ? (
        <Alert
          className="dialog-problem"
          type={result.feasible ? 'info' : 'warning'}
          showIcon
          role="alert"
          title={result.feasible ? periods.startBy(dateText(result.start)) : periods.infeasible(dateText(result.start))}
        />
      ) : null}
    </>
  )
}

const StageFields = ({
  at,
  isMet,
  due,
  onRemove,
}: {
  readonly at: number
  readonly isMet: boolean
  readonly due: string | null
  readonly onRemove: () => void
}) => {
  const { periods, controls } = useText()
  const required = [{ required: true, message: controls.required }]
  const n = at + 1
  return (
    <div className="stage-row">
      <Form.Item name={[at, 'target']} rules={required}>
        <Input.TextArea
          aria-label={`${periods.target} ${n}`}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 4 }}
          disabled={isMet}
        />
      </Form.Item>
      <Form.Item name={[at, 'workdays']}>
        <InputNumber
          aria-label={`${periods.workdays} ${n}`}
          min={1}
          max={999}
          precision={0}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name={[at, 'due']} rules={required}>
        <DateField aria-label={`${periods.due} ${n}`} {...(due ? { max: due } : {})} />
      </Form.Item>
      <Form.Item name={[at, 'weight']} rules={required}>
        <InputNumber aria-label={`${periods.weight} ${n}`} min={1} max={100} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[at, 'evidence']} rules={required}>
        <Select
          aria-label={`${periods.evidence} ${n}`}
          options={evidenceKinds.map((value) => ({ value, label: periods.evidenceKinds[value] }))}
        />
      </Form.Item>
      <Button icon={<DeleteOutlined />} aria-label={periods.removeMilestone(n)} disabled={isMet} onClick={onRemove} />
    </div>
  )
}

/** The whole plan at once; every field is reached by the keyboard, and the server says which milestone is wrong. */
export const MilestonesEditor = ({ view, milestones, onClose }: Given) => {
  const { periods } = useText()
  const [form] = Form.useForm<Values>()
  const initial = milestones.milestones.map(({ id, target, measure, due, weight, evidence }) => ({
    id,
    target,
    due,
    weight,
    evidence,
    ...(measure ? { measure } : {}),
  }))
  return (
    <CommandDialog<typeof planMilestones, Values>
      of={planMilestones}
      form={form}
      width={860}
      title={periods.planMilestones}
      initial={{ milestones: initial.length > 0 ? initial : [blank as unknown as Stage] }}
      // Not the form's own values: fields without an input (the id) stand in its store only.
      toInput={() => ({
        matterId: view.face.id,
        version: view.face.version,
        milestones: ((form.getFieldsValue(true) as Values).milestones ?? []).map((stage) => {
          const { workdays: _, ...each } = stage
          return each
        }),
      })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <BackSchedule view={view} form={form} />
      <div className="stage-row stage-head" aria-hidden="true">
        {[periods.target, periods.workdays, periods.due, periods.weight, periods.evidence].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <Form.List name="milestones">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <StageFields
                key={field.key}
                at={field.name}
                isMet={milestones.milestones.some(
                  (each) =>
                    each.metOn !== null && each.id === (form.getFieldValue(['milestones', field.name, 'id']) as string),
                )}
                due={view.face.due}
                onRemove={() => remove(field.name)}
              />
            ))}
            <Button onClick={() => add(blank)} disabled={fields.length >= 40}>
              {periods.addMilestone}
            </Button>
          </>
        )}
      </Form.List>
    </CommandDialog>
  )
}
