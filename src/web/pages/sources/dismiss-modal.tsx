import { App, Form, Input, Modal } from 'antd'
import { dismissProposal } from '#contract/sources.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import type { Proposal } from './types.ts'

type Given = { readonly proposal: Proposal; readonly onClose: () => void; readonly onDone: () => void }

/** 不列入 is an act with a reason on record; the reasons met most often are one click away. */
export const DismissModal = ({ proposal, onClose, onDone }: Given) => {
  const { sources, controls } = useText()
  const { message } = App.useApp()
  useDialogFocus()
  const [form] = Form.useForm<{ reason: string }>()
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
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinish={({ reason }) => dismiss.mutate({ proposalId: proposal.id, reason })}
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
      </Form>
    </Modal>
  )
}
