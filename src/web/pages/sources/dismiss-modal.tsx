import { App, Form, Input, Modal, Select } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { dismissProposal } from '#contract/sources.ts'
import { endings } from '#domain/source.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import type { Proposal } from './types.ts'

type Fields = Omit<InputOf<typeof dismissProposal>, 'proposalId'>
type Given = { readonly proposal: Proposal; readonly onClose: () => void; readonly onDone: () => void }

/** 不列入 is an act with a reason on record; the reasons met most often are one click away. */
export const DismissModal = ({ proposal, onClose, onDone }: Given) => {
  const { sources, controls, intake } = useText()
  const { message } = App.useApp()
  useDialogFocus()
  const [form] = Form.useForm<Fields>()
  const ending = Form.useWatch('ending', form)
  const dismiss = useCommand(dismissProposal, {
    form,
    onDone: () => {
      void message.success(sources.dismissedNotice)
      onDone()
    },
  })
  const reasons = [sources.reasonGeneral, sources.reasonDuplicate, sources.reasonOther, sources.reasonNotTask]
  return (
    <Modal
      open
      title={sources.dismissTitle(proposal.no)}
      okText={sources.dismiss}
      confirmLoading={dismiss.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="dismiss-words">{proposal.text}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ ending: 'not_a_task' }}
        onFinish={(given) => dismiss.mutate({ proposalId: proposal.id, ...given })}
      >
        <div className="reasons">
          {reasons.map((reason) => (
            <button key={reason} type="button" onClick={() => form.setFieldsValue({ reason })}>
              {reason}
            </button>
          ))}
        </div>
        <Form.Item name="reason" label={sources.reason} rules={[{ required: true, message: controls.required }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} />
        </Form.Item>
        <Form.Item name="ending" label={intake.attach.ending}>
          <Select options={endings.map((value) => ({ value, label: intake.attach.endings[value] }))} />
        </Form.Item>
        {ending === 'not_applicable' ? (
          <Form.Item
            name="approver"
            label={intake.register.approver}
            rules={[{ required: true, message: controls.required }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}
