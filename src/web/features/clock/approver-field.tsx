import { Form, Input } from 'antd'
import { useText } from '#web/text/use-text.ts'

/** Who approved so short a notice: asked for only once the rule has said that it is too short. */
export const ApproverField = () => {
  const { clock } = useText()
  return (
    <Form.Item noStyle shouldUpdate={() => true}>
      {({ getFieldError, getFieldValue }) => (
        <Form.Item
          name="approver"
          label={clock.approver}
          extra={clock.approverHelp}
          hidden={getFieldError('approver').length === 0 && !getFieldValue('approver')}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
    </Form.Item>
  )
}
