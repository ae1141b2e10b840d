import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Form, Input, Modal, Select } from 'antd'
import { listAccounts } from '#contract/accounts.ts'
import type { InputOf } from '#contract/operation.ts'
import { addInstruction } from '#contract/sources.ts'
import { businessRoles } from '#domain/permissions.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { chainIn, limitIn } from './quick/line.ts'
import type { SourceData } from './types.ts'

type Given = Omit<InputOf<typeof addInstruction>, 'sourceId' | 'version' | 'limit' | 'chain'> & {
  readonly limitWords?: string
  readonly chainWords?: string
}
const urgencies = ['normal', 'plain', 'urgent', 'most_urgent'] as const

export const InstructionModal = ({
  source,
  onClose,
}: {
  readonly source: SourceData
  readonly onClose: () => void
}) => {
  const { sources, controls, intake, quick, words } = useText()
  const { message } = App.useApp()
  const { today, id: myself } = useMe()
  useDialogFocus()
  const [form] = Form.useForm<Given>()
  const { data } = useQuery(reading(listAccounts, { limit: 500 }))
  const accounts = data?.items ?? []
  const leaders = accounts.filter((each) => each.appointments.some(({ role }) => role === 'leader'))
  const handlers = accounts.filter(
    (each) => each.id !== myself && each.appointments.some(({ role }) => businessRoles.includes(role)),
  )
  const add = useCommand(addInstruction, {
    form,
    onDone: () => {
      void message.success(sources.instructionAdded)
      onClose()
    },
  })
  const required = [{ required: true, message: controls.required }]
  const takeLeader = (leaderId: string | undefined) => {
    const leader = leaders.find((each) => each.id === leaderId)
    const post = leader?.appointments.find(({ role }) => role === 'leader')?.post
    if (leader) form.setFieldsValue({ leaderName: leader.name, ...(post ? { leaderPost: post } : {}) })
  }
  return (
    <Modal
      open
      width={620}
      title={sources.addInstruction}
      okText={sources.save}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={{ instructedOn: today, answerRequired: true, urgency: 'normal', handlerIds: [] }}
        onFinish={({ limitWords, chainWords, ...given }) => {
          const limit = limitIn(limitWords ?? '', today)
          add.mutate({
            sourceId: source.row.id,
            version: source.row.version,
            ...given,
            chain: chainIn(chainWords ?? ''),
            ...(limit ? { limit } : {}),
          })
        }}
      >
        <Form.Item name="leaderId" label={sources.leaderAccount} extra={sources.leaderAccountHint}>
          <Select
            allowClear
            placeholder={controls.optional}
            options={leaders.map(({ id, name, appointments }) => ({
              value: id,
              label: [name, appointments.find(({ role }) => role === 'leader')?.post].filter(Boolean).join(' '),
            }))}
            onChange={takeLeader}
          />
        </Form.Item>
        <div className="form-grid form-grid-3">
          <Form.Item name="leaderName" label={sources.leaderName} rules={required}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="leaderPost" label={sources.leaderPost} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="instructedOn" label={sources.instructedOn} rules={required}>
            <DateField />
          </Form.Item>
        </div>
        <Form.Item name="text" label={sources.instructionText} extra={sources.instructionTextHint} rules={required}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="requirement" label={intake.reading.requirement}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2_000} />
        </Form.Item>
        <div className="form-grid form-grid-3">
          <Form.Item
            name="limitWords"
            label={intake.reading.limit}
            extra={intake.reading.limitHint}
            rules={[
              {
                validator: (_, said?: string) =>
                  limitIn(said ?? '', today) === null
                    ? Promise.reject(new Error(quick.errors.limit))
                    : Promise.resolve(),
              },
            ]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="chainWords" label={quick.chain}>
            <Input placeholder={quick.chainHint} />
          </Form.Item>
          <Form.Item name="urgency" label={quick.urgency}>
            <Select options={urgencies.map((value) => ({ value, label: words.urgency[value] }))} />
          </Form.Item>
        </div>
        <Form.Item name="answerRequired" valuePropName="checked">
          <Checkbox>{sources.answerRequired}</Checkbox>
        </Form.Item>
        <Form.Item name="handlerIds" label={sources.handlers}>
          <Select
            mode="multiple"
            placeholder={controls.optional}
            showSearch={{ optionFilterProp: 'label' }}
            options={handlers.map(({ id, name, appointments }) => ({
              value: id,
              label: `${name} ${appointments[0]?.organizationName ?? ''}`,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
