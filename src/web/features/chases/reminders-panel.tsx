import { useQuery } from '@tanstack/react-query'
import { listReminders } from '#contract/contact.ts'
import { reading } from '#web/api/client.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'

/** 提醒情况: which rung told whom, who has read it, and what became of the copies that left the house. */
export const RemindersPanel: Panel = ({ view }) => {
  const { urging } = useText()
  const { id: matterId, relation } = view.face
  const { data } = useQuery({ ...reading(listReminders, { matterId }), enabled: relation !== 'superior' })
  if (!data || (data.items.length === 0 && data.sent.length === 0)) return null
  return (
    <Section title={`${urging.reminders}　${data.items.length}`}>
      {data.items.map((each) => (
        <div key={each.id} className="record">
          <p>
            <span className="soft">{`${dateText(each.on)}　`}</span>
            {`${urging.rung(each.rung)}　${[each.unitName, each.milestone].filter((said) => said !== null).join(' ')}`}
          </p>
          <p className="soft">
            {each.readers.length === 0 ? urging.nobodyTold : null}
            {each.readers
              .map(
                (reader) =>
                  `${reader.name}（${urging.tiers[reader.tier]}）${reader.readAt ? urging.read(instantText(reader.readAt)) : urging.notRead}`,
              )
              .join('　')}
          </p>
        </div>
      ))}
      {data.sent.length > 0 ? (
        <>
          <h3>{urging.sentOutside}</h3>
          {data.sent.map((each) => (
            <p key={`${each.madeAt} ${each.name} ${each.channel} ${each.kind}`} className="soft">
              {[
                instantText(each.sentAt ?? each.madeAt),
                each.name,
                urging.channels[each.channel],
                urging.kinds[each.kind],
                urging.states[each.state],
                ...(each.attempts > 1 ? [urging.tries(each.attempts)] : []),
              ].join('　')}
            </p>
          ))}
        </>
      ) : null}
    </Section>
  )
}
