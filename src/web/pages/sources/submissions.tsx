import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Readings } from './readings.tsx'
import { SubmissionModal } from './submission-modal.tsx'
import type { SourceData } from './types.ts'

/** 呈报领导: what was laid before the leaders, and whether each of them has read it. */
export const Submissions = ({ source }: { readonly source: SourceData }) => {
  const { sources, intake } = useText()
  const mayChange = useMay('source.register')
  const [isOpen, setOpen] = useState(false)
  const { submissions, awaitingSubmission: awaiting } = source
  const laid = new Set(submissions.flatMap((each) => each.matterIds))
  const unlaid = awaiting.filter((each) => !laid.has(each.id))
  return (
    <div className="side-list">
      {unlaid.length > 0 ? (
        <div className="awaiting">
          <p>{sources.awaiting(unlaid.length)}</p>
          <ul>
            {unlaid.map((each) => (
              <li key={each.id}>
                {each.title} <span className="soft number">{each.number}</span>
              </li>
            ))}
          </ul>
          {mayChange ? (
            <Button type="primary" onClick={() => setOpen(true)}>
              {sources.makeSubmission}
            </Button>
          ) : null}
        </div>
      ) : null}
      {submissions.length === 0 && unlaid.length === 0 ? <p className="soft">{sources.noSubmissions}</p> : null}
      <ol>
        {submissions.map((each) => (
          <li key={each.id} className="submission">
            <p className="instruction-head">
              <strong>{each.title}</strong>
              <span className="soft">{sources.madeOn(dateText(each.madeOn), each.matterIds.length)}</span>
            </p>
            <p className="submission-text">{each.text}</p>
            {each.copies.length > 0 ? (
              <p className="soft">
                {intake.reading.copies(
                  each.copies.map(({ office, number }) => [office, number].filter(Boolean).join(' ')).join('、'),
                )}
              </p>
            ) : null}
            <Readings source={source} submission={each} />
          </li>
        ))}
      </ol>
      {isOpen ? <SubmissionModal source={source} matters={unlaid} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
