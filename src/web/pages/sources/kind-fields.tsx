import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { answerableKinds, meetingKinds, neededDetails, type SourceKind } from '#domain/source.ts'
import { useText, type Text } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'

type Detail = keyof Text['intake']['details']

/** What the register asks of a kind besides what it asks of all. */
const asked: Readonly<Partial<Record<SourceKind, readonly Detail[]>>> = {
  meeting_decision: ['meetingKind', 'meetingNumber', 'meetingOn'],
  leader_instruction: ['carrierNumber'],
  media_report: ['outlet', 'address'],
  law: ['article', 'validFrom', 'validTo'],
  normative_document: ['article', 'validFrom', 'validTo'],
  oral_assignment: ['assignedBy', 'assignedAt', 'place', 'recorder'],
}
const days: ReadonlySet<Detail> = new Set(['meetingOn', 'validFrom', 'validTo', 'assignedAt'])

/** The fields of the chosen kind; the needed ones are marked as such. */
export const KindFields = () => {
  const { intake, controls } = useText()
  const kind = Form.useWatch<SourceKind | undefined>('kind')
  if (!kind) return null
  const needed: readonly string[] = neededDetails(kind)
  const required = [{ required: true, message: controls.required }]
  const field = (detail: Detail): ReactNode => {
    if (days.has(detail)) return <DateField />
    if (detail !== 'meetingKind') return <Input maxLength={detail === 'address' ? 500 : 60} />
    return <Select options={meetingKinds.map((value) => ({ value, label: intake.meetingKinds[value] }))} />
  }
  return (
    <div className="fact-grid">
      {(asked[kind] ?? []).map((detail) => (
        <Form.Item
          key={`${kind} ${detail}`}
          name={['details', detail]}
          label={intake.details[detail]}
          rules={needed.includes(detail) ? required : []}
        >
          {field(detail)}
        </Form.Item>
      ))}
      {answerableKinds.includes(kind) ? (
        <Form.Item name="replyDue" label={intake.replyDue} extra={intake.replyDueHint} rules={required}>
          <DateField />
        </Form.Item>
      ) : null}
    </div>
  )
}
