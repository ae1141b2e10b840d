import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button, Form, Input } from 'antd'
import { getSummary, saveSummary } from '#contract/boards.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import './order.css'

const route = getRouteApi('/shell/orders/$orderId/summary')

/** 汇总: drawn from the accepted results, then the office's own words. */
export const SummaryPage = () => {
  const { boards, orders, controls } = useText()
  const { message } = App.useApp()
  const { orderId } = route.useParams()
  const { data, error, refetch } = useQuery({ ...reading(getSummary, { orderId }), refetchOnWindowFocus: false })
  const [form] = Form.useForm<{ text: string }>()
  const save = useCommand(saveSummary, { form, onDone: () => void message.success(controls.saved) })
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Page
      title={boards.summary}
      side={
        <>
          <Link to="/orders/$orderId/result" params={{ orderId }} className="link-button">
            {boards.printResult}
          </Link>
          <Link to="/orders/$orderId" params={{ orderId }} className="link-button">
            {orders.back}
          </Link>
        </>
      }
    >
      <p className="soft">
        {data.drafted ? boards.summaryDrafted : boards.summarySaved(data.by ?? '', dateText(data.on))}
      </p>
      <Form
        form={form}
        initialValues={{ text: data.text }}
        onFinish={({ text }) => save.mutate({ orderId, version: data.version, text })}
      >
        <Form.Item name="text" rules={[{ required: true, message: controls.required }]}>
          <Input.TextArea
            aria-label={boards.summary}
            className="summary-text"
            maxLength={50_000}
            autoSize={{ minRows: 14, maxRows: 30 }}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {boards.saveSummary}
        </Button>
      </Form>
    </Page>
  )
}
