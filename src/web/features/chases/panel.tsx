import '#web/ui/changes.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { listChases } from '#contract/chases.ts'
import { faceOnly } from '#domain/permissions.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { UrgeMatterDialog } from './urge-dialog.tsx'
import { ChaseAnswer } from './record.tsx'

const waiting: ReadonlySet<string> = new Set(['dispatched', 'in_progress', 'long_term'])

/** 催办记录: every call and every message, who has read it and what came back. */
export const ChasesPanel: Panel = ({ view, isPast }) => {
  const { boards, urging } = useText()
  const [isUrging, setUrging] = useState(false)
  const mayRead = useMay('urging.read')
  const { id: matterId, relation, state, light, title } = view.face
  const { data } = useQuery({ ...reading(listChases, { matterId }), enabled: !faceOnly.includes(relation) })
  const mayUrge = mayRead && relation === 'supervisor' && waiting.has(state) && light !== 'grey' && !isPast
  const items = data?.items ?? []
  if (items.length === 0 && !mayUrge) return null
  return (
    <Section
      title={`${boards.chaseRecords}　${items.length}`}
      side={
        mayUrge ? (
          <Button aria-haspopup="dialog" onClick={() => setUrging(true)}>
            {urging.urge}
          </Button>
        ) : null
      }
    >
      {items.map((each) => (
        <div key={each.id} className="record">
          <p>
            <span className="soft">{`${instantText(each.at)}　${each.askerName} ${each.by}　`}</span>
            {`${boards.hows[each.how] ?? each.how}　${each.organizationName}${each.spokeWith ? ` ${each.spokeWith}` : ''}：${each.said}`}
          </p>
          {each.how === 'message' ? <ChaseAnswer chase={each} isPast={isPast} /> : null}
        </div>
      ))}
      {isUrging ? <UrgeMatterDialog matterId={matterId} title={title} onClose={() => setUrging(false)} /> : null}
    </Section>
  )
}
