import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { readSubmission } from '#contract/submissions.ts'
import { useMay, useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { AgainModal } from './again-modal.tsx'
import { openAttachment } from './open-attachment.ts'
import { ScanField } from './scan-field.tsx'
import type { Instruction, SourceData, Submission } from './types.ts'

type Given = { readonly source: SourceData; readonly submission: Submission }
type Opened = { readonly what: 'paper' | 'again'; readonly how: 'system' | 'paper'; readonly instruction: Instruction }

/** What was signed on paper, the day of it and, where there is one, the page. */
const PaperModal = ({
  submission,
  instruction,
  onClose,
}: Pick<Given, 'submission'> & { instruction: Instruction; onClose: () => void }) => {
  const { sources, intake } = useText()
  const { message } = App.useApp()
  const { today } = useMe()
  const [readOn, setReadOn] = useState<string | undefined>(today)
  const [fileId, setFileId] = useState<string | undefined>()
  const read = useCommand(readSubmission, {
    onDone: () => {
      void message.success(sources.readRecorded)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={sources.readOnPaper}
      okText={sources.save}
      confirmLoading={read.isPending}
      onCancel={onClose}
      onOk={() =>
        read.mutate({
          submissionId: submission.id,
          instructionId: instruction.id,
          how: 'paper',
          readOn,
          ...(fileId ? { fileId } : {}),
        })
      }
    >
      <p>
        {instruction.leaderPost} {instruction.leaderName}
      </p>
      <label className="labelled">
        {sources.readOn}
        <DateField value={readOn} onChange={setReadOn} allowClear={false} />
      </label>
      <p className="labelled">
        {intake.reading.scan}
        <ScanField value={fileId} onChange={setFileId} />
      </p>
    </Modal>
  )
}

/** Each leader reads in the system, or the office records the reading of whoever reads paper. */
export const Readings = ({ source, submission }: Given) => {
  const { sources, intake } = useText()
  const me = useMe()
  const mayRecord = useMay('source.register')
  const [opened, setOpened] = useState<Opened | null>(null)
  // What was written after the submission waits for the next one.
  const instructions = source.instructions.filter((each) => each.id < submission.id)
  if (instructions.length === 0) return <p className="soft">{sources.noInstructionToRead}</p>
  return (
    <ul className="readings">
      {instructions.map((each) => {
        const leader = `${each.leaderPost} ${each.leaderName}`
        const reading = submission.readings.find((read) => read.instructionId === each.id)
        const isWaiting = each.state === 'open'
        const mine = isWaiting && each.leaderId === me.id
        return (
          <li key={each.id}>
            <span className={reading ? 'light-blue' : ''}>
              {reading
                ? `✓ ${reading.result === 'read' ? sources.readBy(leader) : `${leader} ${intake.reading.done.instructed}`}`
                : isWaiting
                  ? sources.waitsFor(leader)
                  : leader}
            </span>
            {reading?.how === 'paper' ? (
              <span className="soft">
                {intake.reading.paperNote(leader, dateText(reading.on), reading.recordedBy ?? '')}
              </span>
            ) : null}
            {reading?.how === 'silence' ? <span className="soft">{intake.reading.silent}</span> : null}
            {reading?.attachmentId && source.attachments.some((kept) => kept.id === reading.attachmentId) ? (
              <button type="button" className="link" onClick={() => void openAttachment(reading.attachmentId ?? '')}>
                {intake.reading.openScan}
              </button>
            ) : null}
            {mine ? <ReadInSystem submission={submission} instruction={each} /> : null}
            {isWaiting && mayRecord ? (
              <Button size="small" onClick={() => setOpened({ what: 'paper', how: 'paper', instruction: each })}>
                {sources.readOnPaper}
              </Button>
            ) : null}
            {mine || (isWaiting && mayRecord) ? (
              <Button
                size="small"
                onClick={() => setOpened({ what: 'again', how: mine ? 'system' : 'paper', instruction: each })}
              >
                {intake.reading.again}
              </Button>
            ) : null}
          </li>
        )
      })}
      {opened?.what === 'paper' ? (
        <PaperModal submission={submission} instruction={opened.instruction} onClose={() => setOpened(null)} />
      ) : null}
      {opened?.what === 'again' ? (
        <AgainModal
          source={source}
          submission={submission}
          instruction={opened.instruction}
          how={opened.how}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </ul>
  )
}

const ReadInSystem = ({ submission, instruction }: Pick<Given, 'submission'> & { instruction: Instruction }) => {
  const { sources } = useText()
  const { message } = App.useApp()
  const read = useCommand(readSubmission, { onDone: () => void message.success(sources.readRecorded) })
  return (
    <Button
      size="small"
      type="primary"
      loading={read.isPending}
      onClick={() => read.mutate({ submissionId: submission.id, instructionId: instruction.id, how: 'system' })}
    >
      {sources.readInSystem}
    </Button>
  )
}
