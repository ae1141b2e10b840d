import { Form, Input, Select } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { sourceKinds, type registerSource } from '#contract/sources.ts'
import { useText } from '#web/text/use-text.ts'
import { KindFields } from './kind-fields.tsx'
import { DateField } from '#web/ui/date-field.tsx'

export type Facts = Omit<InputOf<typeof registerSource>, 'text' | 'fileId'>

const urgencies = ['most_urgent', 'urgent', 'plain', 'normal'] as const
const levels = [1, 2, 3, 4] as const

/** What the register says of a document besides its text. */
export const FactFields = () => {
  const { sources, words, controls } = useText()
  const required = [{ required: true, message: controls.required }]
  return (
    <>
      <Form.Item name="title" label={sources.documentTitle} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="fact-grid">
        <Form.Item name="kind" label={sources.kind} extra={sources.textOptional}>
          <Select
            virtual={false}
            listHeight={440}
            options={sourceKinds.map((value) => ({ value, label: words.sourceKinds[value] }))}
          />
        </Form.Item>
        <Form.Item name="docNumber" label={sources.docNumber} extra={sources.docNumberHint}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="issuer" label={sources.issuer}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="issuedOn" label={sources.issuedOn}>
          <DateField />
        </Form.Item>
        <Form.Item name="receivedOn" label={sources.receivedOn}>
          <DateField />
        </Form.Item>
        <Form.Item name="urgency" label={sources.urgency}>
          <Select options={urgencies.map((value) => ({ value, label: words.urgency[value] }))} />
        </Form.Item>
        <Form.Item name="originLevel" label={sources.originLevel}>
          <Select options={levels.map((value) => ({ value, label: words.originLevels[value] }))} />
        </Form.Item>
      </div>
      <KindFields />
    </>
  )
}
