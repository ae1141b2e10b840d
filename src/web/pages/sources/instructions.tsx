import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { AcceptInstruction } from './accept-instruction.tsx'
import { AttachModal } from './attach-modal.tsx'
import { EndModal } from './end-modal.tsx'
import { InstructionModal } from './instruction-modal.tsx'
import type { Instruction, SourceData } from './types.ts'

type Opened = { readonly what: 'accept' | 'attach' | 'end'; readonly instruction: Instruction }

const useLimitText = () => {
  const { sources } = useText()
  return (limit: Instruction['limit']): string | null => {
    if (!limit) return null
    if (limit.kind === 'fixed') return dateText(limit.on)
    if (limit.kind === 'default') return sources.budgetDefault
    const names = {
      working_days: sources.budgetWorkingDays,
      calendar_days: sources.budgetCalendarDays,
      months: sources.budgetMonths,
      office_hours: sources.budgetOfficeHours,
    }
    return `${limit.amount} ${names[limit.kind]}`
  }
}

type Given = {
  readonly source: SourceData
  readonly instruction: Instruction
  readonly onOpen: (opened: Opened) => void
}

const One = ({ source, instruction, onOpen }: Given) => {
  const { sources, intake } = useText()
  const mayChange = useMay('source.register')
  const limitText = useLimitText()
  const { leaderPost, leaderName, instructedOn, answerRequired, state, readOn, text } = instruction
  const chain = instruction.chain.map(({ name, note }) => (note ? `${name}（${note}）` : name)).join(' → ')
  const limit = limitText(instruction.limit)
  const matters = source.matters.filter((each) => instruction.matterIds.includes(each.id))
  return (
    <li className="instruction">
      <p className="instruction-head">
        <strong>
          {leaderPost} {leaderName}
        </strong>
        <span className="number">{dateText(instructedOn)}</span>
        {answerRequired ? <strong className="light-yellow">{sources.answerNeeded}</strong> : null}
        <span>{intake.attach.dispositions[instruction.disposition]}</span>
        {answerRequired || state === 'read' ? (
          <span className={state === 'read' ? 'light-blue' : 'soft'}>
            {state === 'read' ? sources.instructionRead(dateText(readOn)) : sources.instructionOpen}
          </span>
        ) : null}
      </p>
      {text === null ? <p className="soft">{sources.textHidden}</p> : <blockquote>{text}</blockquote>}
      {[
        instruction.requirement && intake.attach.requirement(instruction.requirement),
        chain && intake.attach.chain(chain),
        limit && intake.attach.limitSaid(limit),
        instruction.reason,
      ]
        .filter((words): words is string => Boolean(words))
        .map((words) => (
          <p key={words} className="instruction-note">
            {words}
          </p>
        ))}
      {matters.map((each) => (
        <p key={each.id} className="instruction-note">
          <Link to="/matters/$matterId" params={{ matterId: each.id }}>
            {each.title}
          </Link>
        </p>
      ))}
      {mayChange && state === 'open' ? (
        <div className="form-buttons">
          <Button size="small" onClick={() => onOpen({ what: 'accept', instruction })}>
            {intake.attach.accept}
          </Button>
          <Button size="small" onClick={() => onOpen({ what: 'attach', instruction })}>
            {intake.attach.button}
          </Button>
          {instruction.disposition === 'open' ? (
            <Button size="small" onClick={() => onOpen({ what: 'end', instruction })}>
              {intake.attach.end}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  )
}

/** What leaders wrote on the paper; the words only where this reader is a named one. */
export const Instructions = ({ source }: { readonly source: SourceData }) => {
  const { sources } = useText()
  const mayChange = useMay('source.register')
  const [isOpen, setOpen] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
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
          <One key={each.id} source={source} instruction={each} onOpen={setOpened} />
        ))}
      </ol>
      {isOpen ? <InstructionModal source={source} onClose={() => setOpen(false)} /> : null}
      {opened?.what === 'accept' ? (
        <AcceptInstruction source={source} instruction={opened.instruction} onClose={close} />
      ) : null}
      {opened?.what === 'attach' ? (
        <AttachModal
          source={source}
          instructionId={opened.instruction.id}
          words={opened.instruction.requirement ?? source.row.title}
          onClose={close}
        />
      ) : null}
      {opened?.what === 'end' ? <EndModal instruction={opened.instruction} onClose={close} /> : null}
    </div>
  )
}
