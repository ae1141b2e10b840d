import './changes.css'
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { listNotices } from '#contract/notices.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'

/** How much has been told and not been read yet; it changes by itself. */
export const Bell = () => {
  const { notices } = useText()
  const { data } = useQuery(reading(listNotices, { unread: 'true', limit: 1 }))
  const unread = data?.total ?? 0
  return (
    <Link to="/notices" className="head-button bell" aria-label={notices.unread(unread)}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  )
}
