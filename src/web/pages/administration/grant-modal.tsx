import { App, Checkbox, Form, Input, Modal, Select } from 'antd'
import { grantAppointment } from '#contract/accounts.ts'
import type { InputOf } from '#contract/operation.ts'
import { roles } from '#domain/permissions.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import type { Account } from './accounts-page.tsx'

type Given = Omit<InputOf<typeof grantAppointment>, 'accountId' | 'version'>

export const GrantModal = ({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) => {
  const { administration, people, words, controls } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  useDialogFocus()
  const [form] = Form.useForm<Given>()
  const role = Form.useWatch('role', form)
  const grant = useCommand(grantAppointment, {
    form,
    onDone: () => {
      void message.success(administration.granted)
      onClose()
    },
  })
  const required = [{ required: true, message: controls.required }]
  return (
    <Modal
      open
      title={administration.grantTo(account.name)}
      okText={administration.grant}
      confirmLoading={grant.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ validFrom: today }}
        onFinish={(given) => grant.mutate({ accountId: account.id, version: account.version, ...given })}
      >
        <Form.Item name="organizationId" label={administration.organization} rules={required}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="role" label={administration.role} rules={required}>
          <Select
            placeholder={controls.choose}
            options={roles.map((value) => ({ value, label: words.roles[value] }))}
          />
        </Form.Item>
        <Form.Item name="post" label={administration.post}>
          <Input maxLength={60} placeholder={controls.optional} />
        </Form.Item>
        <div className="form-grid">
          <Form.Item name="validFrom" label={administration.validFrom}>
            <DateField />
          </Form.Item>
          <Form.Item name="validTo" label={people.validTo}>
            <DateField />
          </Form.Item>
        </div>
        {role === 'liaison' ? (
          <Form.Item name="deputy" valuePropName="checked">
            <Checkbox>{people.asDeputy}</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}
