import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { createAccount } from '#contract/accounts.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { SaidOnce } from '#web/ui/said-once.tsx'

type Given = InputOf<typeof createAccount>

export const AccountModal = ({ onClose }: { readonly onClose: () => void }) => {
  const { administration, controls } = useText()
  useDialogFocus()
  const [form] = Form.useForm<Given>()
  const [made, setMade] = useState<OutputOf<typeof createAccount> | null>(null)
  const create = useCommand(createAccount, { form, onDone: setMade })
  const required = [{ required: true, message: controls.required }]
  if (made)
    return (
      <SaidOnce
        title={administration.firstPasswordFor(`${made.account.name}（${made.account.login}）`)}
        hint={administration.onceOnly}
        secret={made.firstPassword}
        onClose={onClose}
      />
    )
  return (
    <Modal
      open
      title={administration.newAccount}
      okText={administration.create}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={(given) => create.mutate(given)}
      >
        <Form.Item name="name" label={administration.personName} rules={required}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="login" label={administration.login} extra={administration.loginHint} rules={required}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={administration.phone}>
          <Input maxLength={30} autoComplete="off" placeholder={controls.optional} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
