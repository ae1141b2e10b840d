import { answer, ask } from '#contract/reports.ts'
import { BurdenNote } from '#web/features/periods/burden.tsx'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { keepMatter } from '../view.ts'
import type { Dialog, DialogGiven } from './kind.ts'

export const AskDialog: Dialog = ({ view, onClose }) => {
  const { steps } = useText()
  return (
    <CommandDialog<typeof ask, { text: string }>
      of={ask}
      title={steps.buttons['messages.ask']}
      note={steps.notes.ask}
      toInput={({ text }) => ({ matterId: view.face.id, text })}
      onClose={onClose}
      onDone={keepMatter}
    >
      <BurdenNote matterId={view.face.id} />
      <TextField name="text" label={steps.question} max={1000} />
    </CommandDialog>
  )
}

export const AnswerDialog = ({ view, questionId, onClose }: DialogGiven & { readonly questionId: string }) => {
  const { steps } = useText()
  const question = view.messages.find((each) => each.id === questionId)
  return (
    <CommandDialog<typeof answer, { text: string }>
      of={answer}
      title={steps.buttons['messages.answer']}
      {...(question ? { note: question.text } : {})}
      toInput={({ text }) => ({ matterId: view.face.id, questionId, text })}
      onClose={onClose}
      onDone={keepMatter}
    >
      <TextField name="text" label={steps.answer} max={2000} />
    </CommandDialog>
  )
}

/** From the bar of buttons: the first question that waits. */
export const FirstAnswerDialog: Dialog = ({ view, onClose }) => {
  const waiting = view.messages.find(
    (each) => each.kind === 'question' && !view.messages.some((other) => other.answers === each.id),
  )
  return waiting ? <AnswerDialog view={view} questionId={waiting.id} onClose={onClose} /> : null
}
