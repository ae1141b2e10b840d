import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { getMatterPeople } from '#contract/handlers.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useMay, useMe } from '#web/api/me.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'

type Handler = OutputOf<typeof getMatterPeople>['handlers'][number]

/** 分管领导 and 经办: whom the matter answers to, and in whose hands it is on every side. */
export const PeoplePanel: Panel = ({ view, isPast }) => {
  const { people } = useText()
  const me = useMe()
  const mayHandOver = useMay('handover.make')
  const [from, setFrom] = useState<Handler | null>(null)
  const matterId = view.face.id
  const isShown = view.content !== null && !isPast
  const { data } = useQuery({ ...reading(getMatterPeople, { matterId }), enabled: isShown })
  if (!isShown || !data || data.leaders.length + data.handlers.length === 0) return null
  const isOwn = (handler: Handler) =>
    handler.accountId === me.id ||
    me.appointments.some(
      (each) =>
        (each.role === 'office_director' && handler.isSupervisor) ||
        (each.role === 'principal' && each.organizationId === handler.organizationId),
    )
  return (
    <Section title={people.panel}>
      <dl className="facts">
        {data.leaders.map((leader) => (
          <div key={`${leader.name} ${leader.of}`}>
            <dt>{people.leaderInCharge}</dt>
            <dd>
              {leader.name} <span className="soft">{leader.post}</span>
              <small className="block soft">{people.inChargeSince(leader.of, dateText(leader.since))}</small>
            </dd>
          </div>
        ))}
        {data.handlers.map((handler) => (
          <div key={`${handler.organizationId} ${handler.isSupervisor}`}>
            <dt>{handler.isSupervisor ? people.supervisorHandler : people.unitHandler}</dt>
            <dd>
              {handler.name} <span className="number">{handler.phone}</span>
              <small className="block soft">{handler.organizationName}</small>
              {handler.since ? (
                <small className="block soft">{people.tookOver(instantText(handler.since), handler.note ?? '')}</small>
              ) : null}
              {mayHandOver && isOwn(handler) ? (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={`${people.handOver}：${handler.name}`}
                  onClick={() => setFrom(handler)}
                >
                  {people.handOver}
                </Button>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {from ? (
        <HandOverDialog
          from={{ id: from.accountId, name: from.name, open: 1 }}
          matterIds={[matterId]}
          organizationId={from.organizationId}
          onClose={() => setFrom(null)}
        />
      ) : null}
    </Section>
  )
}
