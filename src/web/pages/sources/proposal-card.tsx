import { memo, type ReactNode } from 'react'
import { AssistantTag } from './assistant-tag.tsx'
import { useText, type Text } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Proposal } from './types.ts'
import { leadsOf, supportOf, type Meanings, type NamedUnit } from './units.ts'

type Given = {
  readonly proposal: Proposal
  readonly meanings: Meanings
  readonly nameOf: (organizationId: string) => string
  readonly isSelected: boolean
  /** One card of the list is reached by Tab; the arrows go on from it. */
  readonly isTabStop: boolean
  /** Among those that are changed together. */
  readonly isMarked: boolean
  readonly onMark: ((id: string) => void) | null
  readonly children?: ReactNode
}

export const confidenceWords = (confidence: number, { sources }: Text): string => {
  if (confidence >= 0.9) return sources.sure
  return confidence >= 0.75 ? sources.fairlySure : sources.unsure
}

const deadlineWords = ({ deadline, edited }: Proposal, { sources }: Text): string => {
  if (edited?.dueOn) return dateText(edited.dueOn)
  if (!deadline) return sources.noDeadline
  const kinds: Record<string, string> = {
    recurring: sources.deadlineKindRecurring,
    continuous: sources.deadlineKindContinuous,
    target_year: sources.deadlineKindTarget,
  }
  const kind = kinds[deadline.kind]
  return kind ? `${deadline.raw}（${kind}）` : deadline.raw
}

const Units = ({ units, nameOf }: { readonly units: readonly NamedUnit[]; readonly nameOf: Given['nameOf'] }) => {
  const { sources } = useText()
  return units.map((unit, i) => (
    <span key={unit.name}>
      {i > 0 ? '、' : ''}
      {unit.ids.length > 0 ? (
        <span title={unit.name}>
          {unit.ids.length === 1 ? nameOf(unit.ids[0] ?? '') : sources.unitsBehind(unit.name, unit.ids.length)}
        </span>
      ) : (
        <span className="unknown-unit">
          {unit.name}（{sources.unknownUnit}）
        </span>
      )}
    </span>
  ))
}

export const ProposalCard = memo(
  ({ proposal, meanings, nameOf, isSelected, isTabStop, isMarked, onMark, children }: Given) => {
    const text = useText()
    const { sources } = text
    const leads = leadsOf(proposal, meanings)
    const support = supportOf(proposal, meanings)
    const states = {
      open: sources.stateOpen,
      accepted: sources.stateAccepted,
      dismissed: sources.stateDismissed,
      attached: sources.stateAttached,
      withdrawn: sources.stateWithdrawn,
    }
    return (
      <li className={`proposal ${proposal.state}${isSelected ? ' selected' : ''}`}>
        {onMark ? (
          // Of the browser's own make: hundreds of them change at once when all are marked.
          <input
            type="checkbox"
            className="proposal-check"
            aria-label={sources.chooseNo(proposal.no)}
            checked={isMarked}
            onChange={() => onMark(proposal.id)}
          />
        ) : null}
        <button
          type="button"
          className="proposal-head"
          data-card={proposal.id}
          tabIndex={isTabStop ? 0 : -1}
          aria-current={isSelected ? 'true' : undefined}
          aria-expanded={isSelected}
        >
          <span className="proposal-line">
            <span className="proposal-no">{proposal.no}</span>
            <span className="proposal-clause">{proposal.clause}</span>
            <AssistantTag proposal={proposal} />
            <span className={`proposal-state ${proposal.state}`}>
              {proposal.goneOn ? `${sources.stateWithdrawn} · ` : ''}
              {states[proposal.state]}
            </span>
          </span>
          <span className="proposal-text">{proposal.text}</span>
          <span className="proposal-facts">
            <span>
              <b>{sources.lead}</b> {leads.length > 0 ? <Units units={leads} nameOf={nameOf} /> : sources.noLead}
            </span>
            {support.length > 0 ? (
              <span>
                <b>{sources.support}</b> <Units units={support} nameOf={nameOf} />
              </span>
            ) : null}
            <span>
              <b>{sources.deadline}</b> {deadlineWords(proposal, text)}
            </span>
          </span>
        </button>
        {children}
      </li>
    )
  },
)
ProposalCard.displayName = 'ProposalCard'
