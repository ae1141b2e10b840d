import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { listDeliveries } from '#contract/deliveries.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'

/** 送达情况: whom the order reached in each unit, when, and who acknowledged it. */
export const Deliveries = ({ orderId }: { readonly orderId: string }) => {
  const { people, administration, orders, controls } = useText()
  const { data } = useQuery(reading(listDeliveries, { orderId }))
  if (!data || data.items.length === 0) return null
  const deputies = data.items.filter((each) => each.how === 'deputy')
  return (
    <Section title={people.deliveries}>
      {deputies.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="matter-note"
          title={people.toDeputies(deputies.map((each) => `${each.organizationName}（${each.receiver}）`).join('、'))}
        />
      ) : null}
      <div className="list-frame">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{administration.organization}</th>
              <th scope="col">{people.receiver}</th>
              <th scope="col">{administration.phone}</th>
              <th scope="col">{people.deliveredAt}</th>
              <th scope="col">{orders.acknowledged}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((each) => (
              <tr key={each.organizationId}>
                <th scope="row">{each.organizationName}</th>
                <td data-label={people.receiver}>
                  {each.receiver} <span className="soft">{people.hows[each.how]}</span>
                </td>
                <td data-label={administration.phone} className="number">
                  {each.phone ?? controls.none}
                </td>
                <td data-label={people.deliveredAt} className="number">
                  {instantText(each.deliveredAt)}
                </td>
                <td data-label={orders.acknowledged} className="number">
                  {each.acknowledgedAt
                    ? `${instantText(each.acknowledgedAt)} ${each.acknowledgedBy ?? ''}`
                    : people.notYet}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
