import { Alert, App, Button, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { acceptProposal } from '#contract/sources.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { useUnits } from '#web/units/use-units.ts'
import { othersFor, prefilled, separateFor, type Prefilled } from './acceptance.ts'
import { BudgetFields } from './budget-fields.tsx'
import { OtherUnits } from './other-units.tsx'
import type { Acceptance, Proposal } from './types.ts'
import { knownIds, leadsOf, supportOf, unknownNames, type Meanings } from './units.ts'

type Given = {
  readonly proposal: Proposal
  readonly meanings: Meanings
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The proposal as a matter, every field filled from the text and open to correction; the text stays in sight. */
export const AcceptDrawer = ({ proposal, meanings, onClose, onDone }: Given) => {
  const { sources, controls } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const { names } = useUnits()
  useDialogFocus()
  const [form] = Form.useForm<Prefilled>()
  const unknown = unknownNames([...leadsOf(proposal, meanings), ...supportOf(proposal, meanings)])
  const leads = knownIds(leadsOf(proposal, meanings))
  const [how, setHow] = useState<'jointly' | 'separately' | null>(null)
  const [coordinator, setCoordinator] = useState<string | null>(null)
  const coordinate = (id: string) => {
    setCoordinator(id)
    form.setFieldsValue({ leadOrganizationId: id, others: othersFor(proposal, meanings, id) })
  }
  const choose = (chosen: 'jointly' | 'separately') => {
    setHow(chosen)
    const { leadOrganizationId, others } = separateFor(proposal, meanings)
    if (chosen === 'separately') form.setFieldsValue({ leadOrganizationId, others })
    else if (coordinator) coordinate(coordinator)
    else form.setFieldsValue({ leadOrganizationId: undefined })
  }
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
        initialValues={prefilled(proposal, meanings, today, sources.defaultRequirement)}
        onFinish={(values) =>
          accept.mutate({
            proposalId: proposal.id,
            ...(values as Acceptance),
            ...(how === 'separately' ? { separately: separateFor(proposal, meanings).separately } : {}),
          })
        }
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
            <legend>{sources.howSeveral(leads.length)}</legend>
            <Radio.Group
              className="how-several"
              value={how}
              aria-label={sources.howSeveral(leads.length)}
              options={[
                { value: 'separately', label: sources.separately(leads.length) },
                { value: 'jointly', label: sources.jointly },
              ]}
              onChange={({ target }) => choose(target.value as 'jointly' | 'separately')}
            />
            {how === 'jointly' ? (
              <Radio.Group
                value={coordinator}
                aria-label={sources.whoCoordinates(leads.length)}
                options={leads.map((value) => ({ value, label: names.get(value) ?? value }))}
                onChange={({ target }) => coordinate(target.value as string)}
              />
            ) : null}
          </fieldset>
        ) : null}
        <Form.Item name="leadOrganizationId" label={sources.leadUnit} rules={required} hidden={how === 'separately'}>
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
