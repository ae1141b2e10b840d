import { Form, InputNumber, Select } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'

const most: Record<string, number> = { working_days: 1_000, calendar_days: 3_650, months: 120, office_hours: 200 }

/** The time limit as it is set: a day, a number of days or months from delivery, or the statutory default. */
export const BudgetFields = ({ said }: { readonly said: string | null }) => {
  const { sources, controls } = useText()
  const kind = Form.useWatch<string | undefined>(['budget', 'kind'])
  const required = [{ required: true, message: controls.required }]
  const kinds = [
    { value: 'fixed', label: sources.budgetFixed },
    { value: 'working_days', label: sources.budgetWorkingDays },
    { value: 'calendar_days', label: sources.budgetCalendarDays },
    { value: 'months', label: sources.budgetMonths },
    { value: 'office_hours', label: sources.budgetOfficeHours },
    { value: 'default', label: sources.budgetDefault },
  ]
  const max = most[kind ?? '']
  return (
    <div className="form-grid">
      <Form.Item
        name={['budget', 'kind']}
        label={sources.budget}
        extra={said ? sources.inText(said) : sources.noDeadline}
        rules={required}
      >
        <Select options={kinds} />
      </Form.Item>
      {kind === 'fixed' ? (
        <Form.Item name={['budget', 'on']} label={sources.budgetOn} rules={required}>
          <DateField />
        </Form.Item>
      ) : null}
      {max ? (
        <Form.Item name={['budget', 'amount']} label={sources.budgetAmount} rules={required}>
          <InputNumber min={1} max={max} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
    </div>
  )
}
