import '#web/ui/changes.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listUrgings } from '#contract/chases.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { ChaseAnswer } from './record.tsx'

/** 收到的催办: above what is owed, with the reply beside it. */
export const UrgingInbox = () => {
  const { urging } = useText()
  const isUnit = useMay('unit.read')
  const { data } = useQuery({ ...reading(listUrgings, {}), enabled: isUnit })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={urging.inbox(data.total)}>
      {data.items.map((chase) => (
        <article key={chase.id} className={chase.readAt ? 'record' : 'record notice-unread'}>
          <p>
            <Link to="/matters/$matterId" params={{ matterId: chase.matterId }}>
              {chase.matterTitle}
            </Link>
          </p>
          <p>
            <span className="soft">{`${instantText(chase.at)}　${chase.askerName} ${chase.by}：`}</span>
            {chase.said}
          </p>
          <ChaseAnswer chase={chase} />
        </article>
      ))}
    </Section>
  )
}
