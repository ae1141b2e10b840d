import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { changeContact, getContact } from '#contract/contact.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { Section } from '#web/ui/page.tsx'
import { OutsideLanguage } from './language.tsx'

type Contact = OutputOf<typeof getContact>
type Given = InputOf<typeof changeContact>

const ContactForm = ({ contact }: { readonly contact: Contact }) => {
  const { urging, controls } = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const wantsMail = Form.useWatch('byEmail', form) ?? contact.byEmail
  const save = useCommand(changeContact, { form, onDone: () => void message.success(urging.saved) })
  const required = { required: true, message: controls.required }
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      initialValues={{ ...contact, email: contact.email ?? '' }}
      onFinish={(given) => save.mutate({ ...given, byEmail: given.byEmail, byRobot: given.byRobot })}
    >
      <div className="form-grid">
        <Form.Item name="email" label={urging.email} rules={wantsMail ? [required] : []}>
          <Input maxLength={120} inputMode="email" autoComplete="email" />
        </Form.Item>
        <Form.Item name="quietFrom" label={urging.quietFrom} rules={[required]}>
          <InputNumber min={0} max={23} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="quietTo" label={urging.quietTo} rules={[required]}>
          <InputNumber min={0} max={23} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="byEmail" valuePropName="checked">
        <Checkbox disabled={!contact.open.includes('email')}>{urging.byEmail}</Checkbox>
      </Form.Item>
      <Form.Item name="byRobot" valuePropName="checked">
        <Checkbox disabled={!contact.open.includes('robot')}>{urging.byRobot(contact.phone ?? controls.none)}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {urging.save}
      </Button>
    </Form>
  )
}

/** 提醒接收方式: what goes outside and when; in the house everybody is told always. */
export const ContactSection = () => {
  const { urging } = useText()
  const { data } = useQuery(reading(getContact, {}))
  if (!data) return null
  return (
    <Section title={urging.contact}>
      <p className="soft">{data.open.length > 0 ? urging.contactHint : urging.noChannels}</p>
      <OutsideLanguage contact={data} />
      {data.open.length > 0 ? <ContactForm contact={data} /> : null}
    </Section>
  )
}
