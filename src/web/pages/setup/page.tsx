import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { setUp } from '#contract/setup.ts'
import { isProblem } from '#web/api/problem.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText, type Text } from '#web/text/use-text.ts'
import { Door } from '#web/ui/door.tsx'
import { problemWords } from '#web/ui/problem.tsx'

type Given = Omit<InputOf<typeof setUp>, 'link'>

const isOfLink = (error: unknown): boolean =>
  isProblem(error) && (error.code === 'already-set-up' || error.fields.some(({ field }) => field === 'link'))

/** What no field of the form can say: the link itself was refused, or the server did not answer. */
const Refusal = ({ error, text }: { readonly error: unknown; readonly text: Text }) => {
  const { doors } = text
  if (isProblem(error) && error.fields.length > 0 && !isOfLink(error)) return null
  if (!isOfLink(error)) return <Alert type="error" showIcon role="alert" title={problemWords(error, text)} />
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        <>
          {doors.linkRefused} <Link to="/sign-in">{doors.toSignIn}</Link>
        </>
      }
    />
  )
}

/** The first run; the one-time link stands behind the `#`, which no server or proxy writes into its log. */
export const SetupPage = () => {
  const text = useText()
  const { doors, controls } = text
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const navigate = useNavigate()
  const link = window.location.hash.slice(1)
  const run = useCommand(setUp, {
    form,
    quiet: true,
    onDone: () => {
      void message.success({ content: doors.finished, duration: 8 })
      void navigate({ to: '/sign-in', hash: '' })
    },
  })
  const rules = [{ required: true, message: controls.required }]
  const bodies = [
    ['governmentName', '岭南省人民政府'],
    ['officeName', '岭南省人民政府办公厅'],
    ['inspectionBodyName', '省政府督查室'],
  ] as const
  const admins = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const
  return (
    <Door title={doors.setupTitle} wide>
      <p>{doors.setupIntro}</p>
      {link === '' ? <Alert type="warning" showIcon title={doors.setupNoLink} /> : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(given: Given) => run.mutate({ ...given, link })}
      >
        <h2>{doors.setupGovernment}</h2>
        <div className="form-grid">
          {bodies.map(([name, example]) => (
            <Form.Item key={name} name={name} label={doors[name]} rules={rules}>
              <Input maxLength={60} placeholder={doors.example(example)} />
            </Form.Item>
          ))}
          <Form.Item name="orderCode" label={doors.orderCode} rules={rules} extra={doors.orderCodeHelp}>
            <Input maxLength={10} placeholder={doors.example('岭督字')} />
          </Form.Item>
        </div>
        <h2>{doors.admins}</h2>
        <p>{doors.adminsHelp}</p>
        {admins.map((admin) => (
          <fieldset key={admin} className="form-set">
            <legend>
              {doors[admin]} <small>{doors[`${admin}Help`]}</small>
            </legend>
            <div className="form-grid form-grid-3">
              <Form.Item name={[admin, 'name']} label={doors.name} rules={rules}>
                <Input maxLength={40} />
              </Form.Item>
              <Form.Item name={[admin, 'login']} label={doors.login} rules={rules}>
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={[admin, 'password']}
                label={doors.password}
                rules={[...rules, { min: 10, message: doors.rule }]}
              >
                <Input.Password autoComplete="new-password" />
              </Form.Item>
            </div>
          </fieldset>
        ))}
        {run.error ? <Refusal error={run.error} text={text} /> : null}
        <Button type="primary" htmlType="submit" loading={run.isPending} disabled={link === ''}>
          {doors.finish}
        </Button>
      </Form>
    </Door>
  )
}
