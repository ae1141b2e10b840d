import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { AnswerDialog } from './dialogs/messages.tsx'
import type { MatterView } from './view.ts'

/** Questions with their answers below them. */
export const Thread = ({ view }: { readonly view: MatterView }) => {
  const { matter, steps } = useText()
  const [answering, setAnswering] = useState<string | null>(null)
  if (view.messages.length === 0) return null
  const mayAnswer = view.actions.includes('messages.answer')
  const said = (message: MatterView['messages'][number]) =>
    `${message.organizationName} ${message.author}　${instantText(message.at)}`
  return (
    <Section title={matter.thread}>
      {view.messages
        .filter((message) => message.kind === 'question')
        .map((question) => {
          const answers = view.messages.filter((message) => message.answers === question.id)
          return (
            <article key={question.id} className="record">
              <p className="soft">
                {said(question)}
                {answers.length === 0 ? <strong className="light-yellow">{`　${matter.unanswered}`}</strong> : null}
              </p>
              <p className="pre">{question.text}</p>
              {answers.map((answer) => (
                <div key={answer.id} className="answer">
                  <p className="soft">{said(answer)}</p>
                  <p className="pre">{answer.text}</p>
                </div>
              ))}
              {mayAnswer && answers.length === 0 ? (
                <Button size="small" className="no-print" onClick={() => setAnswering(question.id)}>
                  {steps.buttons['messages.answer']}
                </Button>
              ) : null}
            </article>
          )
        })}
      {answering ? <AnswerDialog view={view} questionId={answering} onClose={() => setAnswering(null)} /> : null}
    </Section>
  )
}
