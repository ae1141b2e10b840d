import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import type { MatterView } from './view.ts'

/** 发—收—办—结: the four seals, each with its day once it has come. */
export const FlowStrip = ({ view }: { readonly view: MatterView }) => {
  const { matter } = useText()
  const { content, assignments } = view
  const lead = assignments.find((each) => each.part === 'coordinating_lead')
  const seals = [
    ['sent', content?.dispatchedAt ? instantText(content.dispatchedAt) : null],
    ['received', lead?.acknowledgedAt ? instantText(lead.acknowledgedAt) : null],
    ['handled', content?.handedInOn ? dateText(content.handedInOn) : null],
    ['ended', content?.completedOn ? dateText(content.completedOn) : null],
  ] as const
  const now = seals.findIndex(([, when]) => when === null)
  return (
    <ol className="flow" aria-label={matter.flow}>
      {seals.map(([key, when], i) => (
        <li key={key} className={when ? 'flow-done' : ''} aria-current={i === now ? 'step' : undefined}>
          <span className="seal" aria-hidden="true">
            {matter.steps[key]}
          </span>
          <span>
            <strong>{matter.stepNames[key]}</strong>
            <small className="block soft number">{when ?? matter.stepWaiting}</small>
          </span>
        </li>
      ))}
    </ol>
  )
}
