import { useText } from '#web/text/use-text.ts'
import type { Proposal } from './types.ts'
import './assistant.css'

/** Whose idea a line was stays on it, accepted or not. */
export const AssistantTag = ({ proposal }: { readonly proposal: Proposal }) => {
  const { assistant } = useText()
  return proposal.origin === 'assistant' ? (
    <span className="assistant-tag" title={assistant.tagHint}>
      {assistant.tag}
    </span>
  ) : null
}
