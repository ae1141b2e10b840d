import { civilDate, daysBetween } from '#domain/date.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, dayOf, instantText } from '#web/ui/dates.ts'
import type { MatterView } from './view.ts'

type Seal = {
  readonly key: 'sent' | 'received' | 'handled' | 'ended'
  readonly when: string | null
  readonly day: string | null
  readonly who: string | null
}

const sealsOf = ({ content, assignments, face, reviews }: MatterView): readonly Seal[] => {
  const lead = assignments.find((each) => each.part === 'coordinating_lead')
  const [sent, received] = [content?.dispatchedAt ?? null, lead?.acknowledgedAt ?? null]
  const accepted = reviews.find((each) => each.result === 'accepted')
  return [
    { key: 'sent', when: sent && instantText(sent), day: dayOf(sent), who: content?.draftedBy ?? null },
    {
      key: 'received',
      when: received && instantText(received),
      day: dayOf(received),
      who: lead?.responsiblePerson ?? face.leadName,
    },
    {
      key: 'handled',
      when: content?.handedInOn ? dateText(content.handedInOn) : null,
      day: content?.handedInOn ?? null,
      who: face.leadName,
    },
    {
      key: 'ended',
      when: content?.completedOn ? dateText(content.completedOn) : null,
      day: content?.completedOn ?? null,
      who: accepted?.reviewer ?? null,
    },
  ]
}

/** 发—收—办—结: the four seals, each with its day, its person, and the days since the seal before. */
export const FlowStrip = ({ view }: { readonly view: MatterView }) => {
  const { matter } = useText()
  const seals = sealsOf(view)
  const now = seals.findIndex(({ when }) => when === null)
  const cycle = view.content?.cycle ?? 1
  return (
    <ol className="flow" aria-label={cycle > 1 ? `${matter.flow}　${matter.cycleNo(cycle)}` : matter.flow}>
      {seals.map(({ key, when, day, who }, i) => {
        const before = seals[i - 1]?.day ?? null
        const days = day && before ? daysBetween(civilDate(before), civilDate(day)) : null
        return (
          <li key={key} className={when ? 'flow-done' : ''} aria-current={i === now ? 'step' : undefined}>
            <span className="seal" aria-hidden="true">
              {matter.steps[key]}
            </span>
            <span>
              <strong>{matter.stepNames[key]}</strong>
              {key === 'handled' && cycle > 1 ? <small className="soft">　{matter.cycleNo(cycle)}</small> : null}
              <small className="block soft number">{when ?? matter.stepWaiting}</small>
              {when && who ? (
                <small className="block soft">
                  {who}
                  {days !== null && days >= 0 ? `　${matter.stepDays(days)}` : ''}
                </small>
              ) : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
