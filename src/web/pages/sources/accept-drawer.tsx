import { Alert, App, Button, Drawer, Form, Input, Radio } from 'antd'
import { acceptProposal } from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { useUnits } from '#web/units/use-units.ts'
import { othersFor, prefilled, type Prefilled } from './acceptance.ts'
import { BudgetFields } from './budget-fields.tsx'
import { OtherUnits } from './other-units.tsx'
import type { Acceptance, Proposal } from './types.ts'
import { knownIds, leadsOf, supportOf, type Chosen } from './units.ts'

type Given = {
  readonly proposal: Proposal
  readonly chosen: Chosen
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The proposal as a matter, every field filled from the text and open to correction; the text stays in sight. */
export const AcceptDrawer = ({ proposal, chosen, onClose, onDone }: Given) => {
  const { sources, controls } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const { names } = useUnits()
  useDialogFocus()
  const [form] = Form.useForm<Prefilled>()
  const unknown = [...leadsOf(proposal, chosen), ...supportOf(proposal, chosen)]
    .filter((each) => each.organizationId === null)
    .map((each) => each.name)
  const leads = knownIds(leadsOf(proposal, chosen))
  const accept = useCommand(acceptProposal, {
    form,
    onDone: () => {
      void message.success(sources.acceptedNotice)
      onDone()
    },
  })
  const required = [{ required: true, message: controls.required }]
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(100vw, max(520px, 42vw))"
      title={sources.acceptTitle(proposal.no)}
      className="accept-drawer"
      // The text beside it has to stay readable.
      styles={{ mask: { background: 'transparent' } }}
      footer={
        <div className="form-buttons">
          <Button type="primary" loading={accept.isPending} onClick={() => form.submit()}>
            {sources.submitAccept}
          </Button>
          <Button onClick={onClose}>{sources.cancel}</Button>
        </div>
      }
    >
      <Form<Prefilled>
        form={form}
        layout="vertical"
        initialValues={prefilled(proposal, chosen, today, sources.defaultRequirement)}
        onFinish={(values) => accept.mutate({ proposalId: proposal.id, ...(values as Acceptance) })}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="title" label={sources.matterTitle} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="target" label={sources.target} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="workContent" label={sources.workContent} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5_000} />
        </Form.Item>
        <Form.Item name="requirement" label={sources.requirement} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
        </Form.Item>
        <BudgetFields said={proposal.deadline?.raw ?? null} />
        {leads.length > 1 ? (
          <fieldset className="form-set">
            <legend>{sources.whoCoordinates(leads.length)}</legend>
            <Radio.Group
              options={leads.map((value) => ({ value, label: names.get(value) ?? value }))}
              onChange={({ target }) => {
                const coordinator = target.value as string
                form.setFieldsValue({
                  leadOrganizationId: coordinator,
                  others: othersFor(proposal, chosen, coordinator),
                })
              }}
            />
          </fieldset>
        ) : null}
        <Form.Item name="leadOrganizationId" label={sources.leadUnit} rules={required}>
          <UnitSelect />
        </Form.Item>
        {unknown.length > 0 ? (
          <Alert className="units-left" type="warning" showIcon title={sources.unitsLeft(unknown.join('、'))} />
        ) : null}
        <OtherUnits />
      </Form>
    </Drawer>
  )
}
