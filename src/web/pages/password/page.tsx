import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input } from 'antd'
import { changePassword, signOut } from '#contract/session.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { keepMe, meReading } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { Door } from '#web/ui/door.tsx'
import { useSayProblem } from '#web/ui/problem.tsx'

type Given = { readonly current: string; readonly next: string; readonly again: string }

export const PasswordPage = () => {
  const { doors, controls, shell } = useText()
  const sayProblem = useSayProblem()
  const { message } = App.useApp()
  const [form] = Form.useForm<Given>()
  const navigate = useNavigate()
  const { data: me } = useQuery(meReading)
  const change = useCommand(changePassword, {
    form,
    onDone: () => {
      if (me) keepMe({ ...me, mustChangePassword: false })
      void message.success(doors.changed)
      void navigate({ to: '/' })
    },
  })
  const leave = async () => {
    try {
      await call(signOut, {})
      await navigate({ to: '/sign-in' })
      client.clear()
    } catch (error) {
      sayProblem(error)
    }
  }
  return (
    <Door title={doors.changeTitle}>
      {me?.mustChangePassword ? <Alert type="info" showIcon title={doors.mustChange} /> : null}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        requiredMark={false}
        onFinish={({ current, next }: Given) => change.mutate({ current, next })}
      >
        <input type="text" autoComplete="username" value={me?.login ?? ''} readOnly hidden />
        <Form.Item name="current" label={doors.current} rules={[{ required: true, message: controls.required }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Form.Item
          name="next"
          label={doors.next}
          extra={doors.rule}
          rules={[
            { required: true, message: controls.required },
            { min: 10, message: doors.rule },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={doors.again}
          dependencies={['next']}
          rules={[
            { required: true, message: controls.required },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(doors.differ)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {doors.change}
        </Button>{' '}
        {me && !me.mustChangePassword ? (
          <Button onClick={() => void navigate({ to: '/' })}>{controls.cancel}</Button>
        ) : null}
        {me?.mustChangePassword ? <Button onClick={() => void leave()}>{shell.signOut}</Button> : null}
      </Form>
    </Door>
  )
}
