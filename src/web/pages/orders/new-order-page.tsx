import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Tabs } from 'antd'
import { useState } from 'react'
import { listMatters } from '#contract/ledger.ts'
import { issueOrder } from '#contract/orders.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { ApproverField } from '#web/features/clock/approver-field.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { MatterChoice } from './matter-choice.tsx'
import { useQualifying } from './use-qualifying.ts'
import '#web/ui/list.css'
import './order.css'

const route = getRouteApi('/shell/orders/new')
const none: readonly never[] = []

/** 签发交办: established matters become one paper; a registered draft may go out at once where the rules allow it. */
type Given = { readonly title: string; readonly contact?: string; readonly approver?: string }

export const NewOrderPage = () => {
  const { orders, controls } = useText()
  const { message } = App.useApp()
  const me = useMe()
  const { mode } = route.useSearch()
  const navigate = route.useNavigate()
  const registered = mode === 'registered'
  const [form] = Form.useForm<Given>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isMissing, setMissing] = useState(false)
  const { data, error, refetch } = useQuery(
    reading(listMatters, { state: registered ? 'draft' : 'established', scope: 'supervised', limit: 200 }),
  )
  const matters = data?.items ?? none
  const qualifying = useQualifying(registered ? matters : none)
  const picked = matters.filter((each) => chosen.has(each.id))
  const issue = useCommand(issueOrder, {
    form,
    onDone: ({ id, number }) => {
      void message.success(orders.issued(number))
      void navigate({ to: '/orders/$orderId', params: { orderId: id } })
    },
  })
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next)
    setMissing(false)
    const titles = matters.filter((each) => next.has(each.id)).map((each) => each.title)
    const [first] = titles
    // The title follows the choice until somebody has written their own.
    if (first && !form.isFieldTouched('title'))
      form.setFieldsValue({
        title: titles.length === 1 ? orders.titleOne(first) : orders.titleMany(first, titles.length),
      })
  }
  const submit = ({ title, contact, approver }: Given) => {
    if (picked.length === 0) {
      setMissing(true)
      return
    }
    issue.mutate({ title, contact, approver, registered, matters: picked.map(({ id, version }) => ({ id, version })) })
  }
  return (
    <Page title={orders.newTitle}>
      <Tabs
        activeKey={registered ? 'registered' : 'approved'}
        onChange={(key) => {
          setChosen(new Set())
          void navigate({ search: key === 'registered' ? { mode: 'registered' } : {}, replace: true })
        }}
        items={[
          { key: 'approved', label: orders.modeApproved },
          { key: 'registered', label: orders.modeRegistered },
        ]}
      />
      <p className="soft">{registered ? orders.registeredHint : orders.approvedHint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && matters.length === 0 ? <Empty title={registered ? orders.noDrafts : orders.noEstablished} /> : null}
      {matters.length > 0 ? (
        <>
          <MatterChoice
            matters={matters}
            chosen={chosen}
            onChoose={choose}
            {...(registered ? { mayChoose: qualifying } : {})}
          />
          {isMissing ? <Alert type="error" showIcon title={orders.chooseSome} /> : null}
          <Section title={orders.chosen(picked.length)}>
            <Form
              form={form}
              layout="vertical"
              onFinish={submit}
              initialValues={{ contact: me.name }}
              scrollToFirstError={{ focus: true }}
            >
              <Form.Item
                name="title"
                label={orders.orderTitle}
                rules={[{ required: true, message: controls.required }]}
              >
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name="contact" label={orders.contact} extra={orders.contactHint}>
                <Input maxLength={100} />
              </Form.Item>
              <ApproverField />
              <Button type="primary" htmlType="submit" loading={issue.isPending}>
                {orders.submit}
              </Button>
            </Form>
          </Section>
        </>
      ) : null}
    </Page>
  )
}
