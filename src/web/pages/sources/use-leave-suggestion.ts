import { App } from 'antd'
import { dismissProposal } from '#contract/sources.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import type { Proposal } from './types.ts'

/** One key: a suggestion was never in the document's ledger, so leaving it asks for no reason of its own. */
export const useLeaveSuggestion = (onDone: (proposal: Proposal) => void) => {
  const { assistant } = useText()
  const { message } = App.useApp()
  const dismiss = useCommand(dismissProposal, { onDone: () => void message.success(assistant.dismissed) })
  return (proposal: Proposal): boolean => {
    if (proposal.origin !== 'assistant') return false
    if (!dismiss.isPending)
      dismiss.mutate(
        { proposalId: proposal.id, reason: assistant.dismissReason },
        { onSuccess: () => onDone(proposal) },
      )
    return true
  }
}
