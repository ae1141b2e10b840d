import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { UnitSelect } from '#web/units/unit-select.tsx'
import { isClear } from './acceptance.ts'
import { confidenceWords } from './proposal-card.tsx'
import type { Proposal } from './types.ts'
import { leadsOf, supportOf, type Chosen } from './units.ts'

type Given = {
  readonly proposal: Proposal
  readonly chosen: Chosen
  readonly onChoose: (name: string, organizationId: string) => void
  readonly mayChange: boolean
  readonly isBusy: boolean
  readonly onAccept: () => void
  readonly onEdit: () => void
  readonly onDismiss: () => void
  readonly onAttach: () => void
  readonly onShowText: () => void
}

/** Below the chosen proposal: what is not certain about it, and what can be done with it. */
export const ProposalDetails = (given: Given) => {
  const { proposal, chosen, onChoose, mayChange, isBusy } = given
  const text = useText()
  const { sources, intake } = text
  const questions: Record<string, string> = {
    'several-leads': sources.askSeveralLeads,
    collective: sources.askCollective,
    'no-lead': sources.askNoLead,
    'subject-carried': sources.askSubjectCarried,
  }
  const named = [...leadsOf(proposal, {}), ...supportOf(proposal, {})]
  const unknown = [...new Set(named.filter((each) => each.organizationId === null).map((each) => each.name))]
  const isOpen = proposal.state === 'open'
  return (
    <div className="proposal-details">
      <p className="proposal-confidence">{confidenceWords(proposal.confidence, text)}</p>
      {isOpen && proposal.questions.length > 0 ? (
        <ul className="proposal-questions">
          {proposal.questions.map((each) => (
            <li key={each}>{questions[each] ?? each}</li>
          ))}
        </ul>
      ) : null}
      {isOpen && mayChange
        ? unknown.map((name) => (
            <div key={name} className="unknown-choice">
              <span>
                {name}（{sources.unknownUnit}）
              </span>
              <UnitSelect
                size="small"
                aria-label={sources.chooseFor(name)}
                placeholder={sources.chooseFor(name)}
                {...(chosen[name] ? { value: chosen[name] } : {})}
                onChange={(id) => onChoose(name, id)}
              />
            </div>
          ))
        : null}
      {proposal.reason ? (
        <p>
          {sources.dismissedBecause(proposal.reason)}
          {proposal.approver ? `（${intake.register.approver}：${proposal.approver}）` : ''}
        </p>
      ) : null}
      <div className="proposal-buttons">
        {isOpen && mayChange ? (
          <>
            <Button size="small" type="primary" onClick={given.onEdit}>
              {sources.acceptEdit}
            </Button>
            {isClear(proposal, chosen) ? (
              <Button size="small" onClick={given.onAccept} loading={isBusy}>
                {sources.acceptNow}
              </Button>
            ) : null}
            <Button size="small" onClick={given.onAttach}>
              {intake.attach.button}
            </Button>
            <Button size="small" onClick={given.onDismiss}>
              {sources.dismiss}
            </Button>
          </>
        ) : null}
        {proposal.matterId ? (
          <Link to="/matters/$matterId" params={{ matterId: proposal.matterId }}>
            {sources.openMatter}
          </Link>
        ) : null}
        <button type="button" className="show-text" onClick={given.onShowText}>
          {sources.document}
        </button>
      </div>
    </div>
  )
}
