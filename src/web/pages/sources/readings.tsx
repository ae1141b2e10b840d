import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { readSubmission } from '#contract/sources.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import type { Instruction, Submission } from './types.ts'

type Given = { readonly submission: Submission; readonly instructions: readonly Instruction[] }

/** Each leader reads in the system, or the office records the reading of whoever reads paper. */
export const Readings = ({ submission, instructions }: Given) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const me = useMe()
  const mayRecord = useMay('source.register')
  const [onPaper, setOnPaper] = useState<Instruction | null>(null)
  const [readOn, setReadOn] = useState<string | undefined>(me.today)
  const read = useCommand(readSubmission, {
    onDone: () => {
      setOnPaper(null)
      void message.success(sources.readRecorded)
    },
  })
  const isMine = (each: Instruction) => each.leaderId === me.id
  if (instructions.length === 0) return <p className="soft">{sources.noInstructionToRead}</p>
  return (
    <ul className="readings">
      {instructions.map((each) => {
        const leader = `${each.leaderPost} ${each.leaderName}`
        const isRead = submission.read.includes(each.id)
        return (
          <li key={each.id}>
            <span className={isRead ? 'light-blue' : ''}>
              {isRead ? `✓ ${sources.readBy(leader)}` : sources.waitsFor(leader)}
            </span>
            {each.state === 'open' && isMine(each) ? (
              <Button
                size="small"
                type="primary"
                loading={read.isPending}
                onClick={() => read.mutate({ submissionId: submission.id, instructionId: each.id, how: 'system' })}
              >
                {sources.readInSystem}
              </Button>
            ) : null}
            {each.state === 'open' && mayRecord ? (
              <Button size="small" onClick={() => setOnPaper(each)}>
                {sources.readOnPaper}
              </Button>
            ) : null}
          </li>
        )
      })}
      <Modal
        open={onPaper !== null}
        title={sources.readOnPaper}
        okText={sources.save}
        confirmLoading={read.isPending}
        onCancel={() => setOnPaper(null)}
        onOk={() =>
          onPaper && read.mutate({ submissionId: submission.id, instructionId: onPaper.id, how: 'paper', readOn })
        }
      >
        <p>
          {onPaper?.leaderPost} {onPaper?.leaderName}
        </p>
        <label className="labelled">
          {sources.readOn}
          <DateField value={readOn} onChange={setReadOn} allowClear={false} />
        </label>
      </Modal>
    </ul>
  )
}
