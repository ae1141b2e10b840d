import { App, Form, Input, Modal, Select } from 'antd'
import type { InputOf } from '#contract/operation.ts'
import { dismissMany } from '#contract/sources.ts'
import { endings } from '#domain/source.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import type { Proposal, SourceData } from './types.ts'

type Fields = Pick<InputOf<typeof dismissMany>, 'ending' | 'reason' | 'approver'>
type Given = {
  readonly source: SourceData
  readonly proposals: readonly Proposal[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** 不列入 is an act with a reason on record; the reasons met most often are one click away. */
export const DismissModal = ({ source, proposals, onClose, onDone }: Given) => {
  const { sources, controls, intake } = useText()
  const { message } = App.useApp()
  useDialogFocus()
  const [form] = Form.useForm<Fields>()
  const ending = Form.useWatch('ending', form)
  const dismiss = useCommand(dismissMany, {
    form,
    onDone: () => {
      void message.success(sources.dismissedNotice)
      onClose()
      onDone()
    },
  })
  const [first] = proposals
  const reasons = [sources.reasonGeneral, sources.reasonDuplicate, sources.reasonOther, sources.reasonNotTask]
  return (
    <Modal
      open
      title={
        first && proposals.length === 1 ? sources.dismissTitle(first.no) : sources.dismissManyTitle(proposals.length)
      }
      okText={sources.dismiss}
      confirmLoading={dismiss.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {first && proposals.length === 1 ? <p className="dismiss-words">{first.text}</p> : null}
      <Form<Fields>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ ending: 'not_a_task' }}
        onFinish={(given) =>
          dismiss.mutate({
            sourceId: source.row.id,
            version: source.row.version,
            proposalIds: proposals.map((each) => each.id),
            ...given,
          })
        }
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
