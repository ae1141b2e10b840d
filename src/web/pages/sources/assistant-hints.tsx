import './assistant.css'
import { App, Button } from 'antd'
import { decideHint } from '#contract/assistant.ts'
import { useMay } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Proposal } from './types.ts'
import { useAssistant } from './use-assistant.ts'

type Given = { readonly sourceId: string; readonly proposal: Proposal }

/** Below an open line: what the assistant says to what it leaves open, with the words it rests on. */
export const AssistantHints = ({ sourceId, proposal }: Given) => {
  const { assistant } = useText()
  const { message } = App.useApp()
  const mayDecide = useMay('source.register')
  const on = useAssistant(sourceId)
  const decide = useCommand(decideHint, {
    onDone: (_, { take }) => void message.success(take ? assistant.taken : assistant.left),
  })
  const hints = on?.hints.filter((each) => each.proposalId === proposal.id) ?? []
  if (hints.length === 0 || proposal.state !== 'open') return null
  return (
    <ul className="assistant-hints">
      {hints.map((hint) => (
        <li key={hint.id}>
          <span>
            <span className="assistant-tag">{assistant.tag}</span> {assistant.fields[hint.field]}：
            <strong>{hint.due ? `${hint.value}（${dateText(hint.due)}）` : hint.value}</strong>
          </span>
          <span className="soft">{assistant.rests(hint.quote)}</span>
          {mayDecide ? (
            <span className="assistant-decide">
              <Button
                size="small"
                loading={decide.isPending}
                onClick={() => decide.mutate({ hintId: hint.id, take: true })}
              >
                {assistant.take}
              </Button>
              <Button
                size="small"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ hintId: hint.id, take: false })}
              >
                {assistant.leave}
              </Button>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
