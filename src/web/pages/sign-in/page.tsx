import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { signIn } from '#contract/session.ts'
import type { InputOf } from '#contract/operation.ts'
import { call } from '#web/api/call.ts'
import { client } from '#web/api/client.ts'
import { keepMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { Door } from '#web/ui/door.tsx'
import { problemWords } from '#web/ui/problem.tsx'

export const SignInPage = () => {
  const text = useText()
  const { doors } = text
  const { back } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const enter = useMutation({
    mutationFn: (given: InputOf<typeof signIn>) => call(signIn, given),
    onSuccess: (me) => {
      client.clear()
      keepMe(me)
      return me.mustChangePassword ? navigate({ to: '/password' }) : navigate({ to: back ?? '/' })
    },
  })
  return (
    <Door title={doors.signIn}>
      <Form
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        requiredMark={false}
        onFinish={(given: InputOf<typeof signIn>) => enter.mutate(given)}
      >
        {enter.error ? <Alert type="error" showIcon role="alert" title={problemWords(enter.error, text)} /> : null}
        <Form.Item name="login" label={doors.login} rules={[{ required: true, message: doors.loginMissing }]}>
          <Input autoFocus autoComplete="username" size="large" maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label={doors.password} rules={[{ required: true, message: doors.passwordMissing }]}>
          <Input.Password autoComplete="current-password" size="large" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          {doors.signIn}
        </Button>
      </Form>
      <p className="door-help">{doors.help}</p>
    </Door>
  )
}
