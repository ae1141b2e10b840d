import { App, Button } from 'antd'
import { useState } from 'react'
import { readSubmission } from '#contract/submissions.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { AgainModal } from './again-modal.tsx'
import type { Instruction, SourceData, Submission } from './types.ts'

type Given = {
  readonly source: SourceData
  readonly submission: Submission
  readonly instructions: readonly Instruction[]
}

/** 阅结 or 再批示, one of the two, for each instruction of the leader who looks. */
export const ReadActs = ({ source, submission, instructions }: Given) => {
  const { sources, intake } = useText()
  const { message } = App.useApp()
  const [again, setAgain] = useState<Instruction | null>(null)
  const read = useCommand(readSubmission, { onDone: () => void message.success(sources.readRecorded) })
  return (
    <div className="reading-acts">
      {instructions.map((each) => {
        const done = submission.readings.find((reading) => reading.instructionId === each.id)
        if (done)
          return (
            <p key={each.id} className="light-blue">
              ✓ {intake.reading.done[done.result]} {dateText(done.on)}
            </p>
          )
        if (each.state !== 'open') return null
        return (
          <div key={each.id} className="form-buttons">
            <Button
              type="primary"
              size="large"
              loading={read.isPending}
              onClick={() => read.mutate({ submissionId: submission.id, instructionId: each.id, how: 'system' })}
            >
              {sources.readInSystem}
            </Button>
            <Button size="large" onClick={() => setAgain(each)}>
              {intake.reading.again}
            </Button>
          </div>
        )
      })}
      {again ? (
        <AgainModal
          source={source}
          submission={submission}
          instruction={again}
          how="system"
          onClose={() => setAgain(null)}
        />
      ) : null}
    </div>
  )
}
