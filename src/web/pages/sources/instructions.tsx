import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { InstructionModal } from './instruction-modal.tsx'
import type { Instruction, SourceData } from './types.ts'

const One = ({ instruction }: { readonly instruction: Instruction }) => {
  const { sources } = useText()
  const { leaderPost, leaderName, instructedOn, answerRequired, state, readOn, text } = instruction
  return (
    <li className="instruction">
      <p className="instruction-head">
        <strong>
          {leaderPost} {leaderName}
        </strong>
        <span className="number">{dateText(instructedOn)}</span>
        {answerRequired ? <strong className="light-yellow">{sources.answerNeeded}</strong> : null}
        <span className={state === 'read' ? 'light-blue' : 'soft'}>
          {state === 'read' ? sources.instructionRead(dateText(readOn)) : sources.instructionOpen}
        </span>
      </p>
      {text === null ? <p className="soft">{sources.textHidden}</p> : <blockquote>{text}</blockquote>}
    </li>
  )
}

/** What leaders wrote on the paper; the words only where this reader is a named one. */
export const Instructions = ({ source }: { readonly source: SourceData }) => {
  const { sources } = useText()
  const mayChange = useMay('source.register')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="side-list">
      {mayChange ? (
        <Button type={source.instructions.length === 0 ? 'primary' : 'default'} onClick={() => setOpen(true)}>
          {sources.addInstruction}
        </Button>
      ) : null}
      {source.instructions.length === 0 ? <p className="soft">{sources.noInstructions}</p> : null}
      <ol>
        {source.instructions.map((each) => (
          <One key={each.id} instruction={each} />
        ))}
      </ol>
      {isOpen ? <InstructionModal source={source} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
