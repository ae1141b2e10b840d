import { Button, Form, Input, InputNumber } from 'antd'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { createToken } from '#contract/session.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'

type Given = InputOf<typeof createToken>

export const TokenForm = ({ onMade }: { readonly onMade: (made: OutputOf<typeof createToken>) => void }) => {
  const { administration, controls } = useText()
  const [form] = Form.useForm<Given>()
  const create = useCommand(createToken, {
    form,
    onDone: (made) => {
      form.resetFields()
      onMade(made)
    },
  })
  const required = [{ required: true, message: controls.required }]
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      className="token-form"
      initialValues={{ days: 90 }}
      onFinish={(given) => create.mutate(given)}
    >
      <Form.Item name="name" label={administration.tokenName} rules={required}>
        <Input maxLength={60} placeholder={administration.tokenNameHint} />
      </Form.Item>
      <Form.Item name="days" label={`${administration.tokenDays}（${administration.tokenDaysRule}）`} rules={required}>
        <InputNumber min={1} max={366} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {administration.newToken}
        </Button>
      </Form.Item>
    </Form>
  )
}
