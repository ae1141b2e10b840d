import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { getOrder, listOrders } from '#contract/orders.ts'
import { openPeriod } from '#contract/periods.ts'
import { openStates } from '#domain/matter.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'

type Values = { readonly order: string; readonly closesOn: string; readonly title?: string }
const asked: readonly string[] = openStates

/** 截至某日: one order's open matters, asked beside the calendar. */
export const OpenPeriodDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { periods, controls } = useText()
  const { today } = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const orderId = Form.useWatch('order', form)
  const orders = useQuery(reading(listOrders, {}))
  const order = useQuery({ ...reading(getOrder, { orderId: orderId ?? '' }), enabled: Boolean(orderId) })
  return (
    <CommandDialog<typeof openPeriod, Values>
      of={openPeriod}
      form={form}
      title={periods.open}
      note={periods.openNote}
      toInput={({ closesOn, title }) => ({
        matters: (order.data?.rows ?? []).filter((row) => asked.includes(row.state)).map((row) => row.id),
        closesOn,
        ...(title ? { title } : {}),
      })}
      onClose={onClose}
      onDone={({ period }) => void navigate({ to: '/periods/$periodId', params: { periodId: period.id } })}
    >
      <Field name="order" label={periods.openOrder}>
        <Select
          placeholder={controls.choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={(orders.data?.items ?? []).map((each) => ({
            value: each.id,
            label: `${each.number} ${each.title}`,
          }))}
        />
      </Field>
      <Field name="closesOn" label={periods.openUntil}>
        <DateField min={today} />
      </Field>
      <LineField name="title" label={periods.openTitle} max={60} optional />
    </CommandDialog>
  )
}
