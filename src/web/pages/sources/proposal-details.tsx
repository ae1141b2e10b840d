import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { questionWords, reasonWords } from '#contract/words/reading.ts'
import { languageNow } from '#web/text/language.ts'
import { isClear, openQuestions } from './acceptance.ts'
import { confidenceWords } from './proposal-card.tsx'
import { dateText } from '#web/ui/dates.ts'
import type { Proposal } from './types.ts'
import { leadsOf, supportOf, unknownNames, type Meanings } from './units.ts'

type Given = {
  readonly proposal: Proposal
  readonly meanings: Meanings
  readonly onNames: () => void
  readonly mayChange: boolean
  readonly isBusy: boolean
  readonly onAccept: () => void
  readonly onEdit: () => void
  readonly onDismiss: () => void
  readonly onTakeBack: (() => void) | null
  readonly onAttach: () => void
  readonly onShowText: () => void
}

const inLanguage = (words: { zh: string; en: string } | undefined, language: 'zh' | 'en', otherwise: string) =>
  words?.[language] ?? otherwise

const questionText = (code: string, language: 'zh' | 'en') =>
  inLanguage((questionWords as Record<string, { zh: string; en: string }>)[code], language, code)

const reasonText = ({ code, clause }: Proposal['reasons'][number], language: 'zh' | 'en') =>
  inLanguage((reasonWords as Record<string, { zh: string; en: string }>)[code], language, code).replace(
    '{clause}',
    clause === '' ? '…' : clause,
  )

/** Below the chosen proposal: what is not certain about it, and what can be done with it. */
export const ProposalDetails = (given: Given) => {
  const { proposal, meanings, mayChange, isBusy } = given
  const text = useText()
  const { sources, intake } = text
  const language = languageNow()
  const unknown = unknownNames([...leadsOf(proposal, meanings), ...supportOf(proposal, meanings)])
  const isOpen = proposal.state === 'open'
  const questions = isOpen ? openQuestions(proposal, meanings) : []
  return (
    <div className="proposal-details">
      <p className="proposal-confidence">
        {[
          confidenceWords(proposal.confidence, text),
          ...proposal.reasons.map((each) => reasonText(each, language)),
        ].join(' · ')}
      </p>
      {questions.length > 0 ? (
        <ul className="proposal-questions">
          {questions.map((each) => (
            <li key={each}>{questionText(each, language)}</li>
          ))}
        </ul>
      ) : null}
      {isOpen && mayChange && unknown.length > 0 ? (
        <p className="unknown-unit">
          {unknown.join('、')}（{sources.unknownUnit}）{' '}
          <Button size="small" onClick={given.onNames}>
            {sources.settleNames}
          </Button>
        </p>
      ) : null}
      {proposal.reason ? (
        <p>
          {sources.dismissedBecause(proposal.reason)}
          {proposal.approver ? `（${intake.register.approver}：${proposal.approver}）` : ''}
          {proposal.decidedBy ? ` ${proposal.decidedBy} ${dateText(proposal.decidedOn ?? '')}` : ''}
        </p>
      ) : null}
      <div className="proposal-buttons">
        {isOpen && mayChange ? (
          <>
            <Button size="small" type="primary" onClick={given.onEdit}>
              {sources.acceptEdit}
            </Button>
            {isClear(proposal, meanings) ? (
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
        {mayChange && given.onTakeBack ? (
          <Button size="small" onClick={given.onTakeBack}>
            {sources.takeBack}
          </Button>
        ) : null}
        {proposal.matterIds.map((matterId, i) => (
          <Link key={matterId} to="/matters/$matterId" params={{ matterId }}>
            {proposal.matterIds.length > 1 ? `${sources.openMatter} ${i + 1}` : sources.openMatter}
          </Link>
        ))}
        <button type="button" className="show-text" onClick={given.onShowText}>
          {sources.document}
        </button>
      </div>
    </div>
  )
}
