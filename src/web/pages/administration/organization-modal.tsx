import { App, Form, Input, Modal, Select } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { createOrganization, organizationKinds } from '#contract/organizations.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { KindFields, OrderFields } from './organization-fields.tsx'
import type { Unit } from '#web/units/use-units.ts'

type Given = InputOf<typeof createOrganization>

export const OrganizationModal = ({
  units,
  onClose,
}: {
  readonly units: readonly Unit[]
  readonly onClose: () => void
}) => {
  const { administration, controls } = useText()
  const { message } = App.useApp()
  useDialogFocus()
  const [form] = Form.useForm<Given>()
  const create = useCommand(createOrganization, {
    form,
    onDone: () => {
      void message.success(administration.created)
      onClose()
    },
  })
  const kind = Form.useWatch('kind', form) ?? 'department'
  const required = [{ required: true, message: controls.required }]
  const top = units.find((each) => each.parentId === null)
  return (
    <Modal
      open
      width={620}
      title={administration.newOrganization}
      okText={administration.create}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ parentId: top?.id, kind: 'department' }}
        onFinish={(given) => create.mutate(given)}
      >
        <Form.Item name="name" label={administration.name} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="shortName" label={administration.shortName} extra={administration.shortNameHint}>
          <Input maxLength={40} />
        </Form.Item>
        <div className="form-grid">
          <Form.Item name="parentId" label={administration.parent} rules={required}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name="kind" label={administration.kind} rules={required}>
            <Select options={organizationKinds.map((value) => ({ value, label: administration.kinds[value] }))} />
          </Form.Item>
        </div>
        <OrderFields />
        <KindFields kind={kind} isNew />
      </Form>
    </Modal>
  )
}
