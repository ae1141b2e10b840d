import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Form, Input, Modal } from 'antd'
import { useEffect } from 'react'
import type { InputOf } from '#contract/operation.ts'
import { draftSubmission, makeSubmission } from '#contract/submissions.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import type { SourceData } from './types.ts'

type Given = {
  readonly source: SourceData
  readonly matters: SourceData['awaitingSubmission']
  readonly onClose: () => void
}
type Fields = Pick<InputOf<typeof makeSubmission>, 'title' | 'text' | 'matterIds'>

export const SubmissionModal = ({ source, matters, onClose }: Given) => {
  const { sources, controls } = useText()
  const { message } = App.useApp()
  useDialogFocus()
  const [form] = Form.useForm<Fields>()
  const { data } = useQuery({ ...reading(draftSubmission, { sourceId: source.row.id }), staleTime: 0 })
  // The draft comes a moment later, and never over what has been typed meanwhile.
  useEffect(() => {
    if (data && !form.getFieldValue('text')) form.setFieldsValue({ text: data.text })
  }, [data, form])
  const make = useCommand(makeSubmission, {
    form,
    onDone: () => {
      void message.success(sources.submissionMade)
      onClose()
    },
  })
  // `required` would put aria-required on a group, where it means nothing.
  const some = [
    {
      validator: (_: unknown, chosen?: readonly string[]) =>
        chosen && chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(controls.required)),
    },
  ]
  const required = [{ required: true, message: controls.required }]
  return (
    <Modal
      open
      width={620}
      title={sources.makeSubmission}
      okText={sources.makeSubmission}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{
          title: sources.submissionTitleDefault(source.row.title).slice(0, 200),
          matterIds: matters.map((each) => each.id),
        }}
        onFinish={(given) => make.mutate({ sourceId: source.row.id, version: source.row.version, ...given })}
      >
        <Form.Item name="title" label={sources.submissionTitle} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="matterIds" label={sources.submissionMatters} rules={some}>
          <Checkbox.Group
            className="submission-matters"
            options={matters.map((each) => ({ value: each.id, label: `${each.title} ${each.number ?? ''}` }))}
          />
        </Form.Item>
        <Form.Item name="text" label={sources.submissionText} rules={required}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 14 }} maxLength={5_000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
