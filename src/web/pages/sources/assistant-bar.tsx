import { Button, Modal } from 'antd'
import { useState } from 'react'
import { askAssistant, cancelAsking, type getAssistantOnSource } from '#contract/assistant.ts'
import type { OutputOf } from '#contract/operation.ts'
import { assistantFaultWords, assistantWords } from '#contract/words/assistant.ts'
import { sourcesWords } from '#contract/words/sources.ts'
import { useMay } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { useDialogFocus } from '#web/ui/use-dialog-focus.ts'
import { useAssistant } from './use-assistant.ts'
import './assistant.css'

type OnSource = OutputOf<typeof getAssistantOnSource>
type Request = NonNullable<OnSource['request']>

/** What leaves the house and for where, before it does. */
const AskModal = ({
  sourceId,
  on,
  onClose,
}: {
  readonly sourceId: string
  readonly on: OnSource
  readonly onClose: () => void
}) => {
  const { assistant, controls } = useText()
  useDialogFocus()
  const ask = useCommand(askAssistant, { onDone: onClose })
  return (
    <Modal
      open
      title={assistant.askTitle}
      okText={assistant.send}
      cancelText={controls.cancel}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => ask.mutate({ sourceId })}
      closable={{ 'aria-label': controls.close }}
    >
      <p>{assistant.what(on.characters, on.portions)}</p>
      <p className="assistant-where">
        <strong>{assistant.where(on.address ?? '', on.model ?? '')}</strong>
      </p>
      <p>{assistant.notSent}</p>
      <p className="soft">{assistant.kept}</p>
    </Modal>
  )
}

const Outcome = ({ request }: { readonly request: Request }) => {
  const { assistant } = useText()
  const language = useLanguage()
  if (request.state === 'cancelled') return null
  if (request.state === 'waiting')
    return <span role="status">{assistant.waiting(request.askedBy, instantText(request.askedAt))}</span>
  if (request.fault)
    return (
      <span role="status" className="assistant-failed">
        {assistant.failed(assistantFaultWords[request.fault][language])}
      </span>
    )
  const { tasks, hints, ungrounded, known } = request
  return (
    <span role="status">
      {[
        assistant.answered(tasks, hints),
        ungrounded > 0 ? assistant.ungrounded(ungrounded) : '',
        known > 0 ? assistant.known(known) : '',
      ]
        .filter(Boolean)
        .join('；')}
    </span>
  )
}

/** 请助手补充建议: one explicit act on one source, and what came of it; nothing at all where the assistant is off. */
export const AssistantBar = ({ sourceId }: { readonly sourceId: string }) => {
  const { assistant } = useText()
  const language = useLanguage()
  const mayAsk = useMay('source.register')
  const on = useAssistant(sourceId)
  const [isAsking, setAsking] = useState(false)
  const cancel = useCommand(cancelAsking)
  if (!on || !mayAsk) return null
  const { request, lacks } = on
  const words: Readonly<Record<string, { zh: string; en: string }>> = { ...sourcesWords, ...assistantWords }
  return (
    <div className="assistant-bar">
      {lacks ? (
        <span className="soft">{assistant.cannot(words[lacks]?.[language] ?? lacks)}</span>
      ) : request?.state === 'waiting' ? (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate({ requestId: request.id })}>
          {assistant.cancel}
        </Button>
      ) : (
        <Button size="small" onClick={() => setAsking(true)}>
          {request ? assistant.askAgain : assistant.ask}
        </Button>
      )}
      {request ? <Outcome request={request} /> : null}
      {isAsking ? <AskModal sourceId={sourceId} on={on} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
