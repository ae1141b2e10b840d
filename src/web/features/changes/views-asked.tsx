import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { listDisputes } from '#contract/disputes.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'

/** Another unit says that its matter is ours: the office waits for our view. */
export const ViewsAsked = () => {
  const { notices } = useText()
  const isUnit = useMay('dispute.view')
  const { data } = useQuery({ ...reading(listDisputes, { state: 'to-view', limit: 1 }), enabled: isUnit })
  const count = data?.total ?? 0
  if (count === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      className="matter-note"
      title={
        <Link to="/disputes" search={{ state: 'to-view' }}>
          {notices.waitsForView(count)}
        </Link>
      }
    />
  )
}
