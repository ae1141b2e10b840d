import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { getOriginal } from '#contract/drafts.ts'
import { agreeDue } from '#contract/units.ts'
import { call } from '#web/api/call.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Panel } from '../matter/panels.ts'
import { keepSide, useUnitSide } from './side.ts'

const download = async (reportId: string): Promise<void> => {
  const { name, mediaType, content } = await call(getOriginal, { reportId })
  const bytes = Uint8Array.from(atob(content), (character) => character.codePointAt(0) ?? 0)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Days agreed with supporting units, when it was completed and when reported, and what came along. */
export const TimingPanel: Panel = ({ view, isPast }) => {
  const { units } = useText()
  const { data: side } = useUnitSide(view.face.id)
  const [agreeing, setAgreeing] = useState<string | null>(null)
  if (isPast || !side) return null
  const mayAgree = view.actions.includes('drafts.write')
  const hasParts =
    side.contributions.some((each) => each.agreedDue !== null) || (mayAgree && side.contributions.length > 0)
  if (!hasParts && side.handingsIn.length + side.originals.length + side.together.length === 0) return null
  return (
    <Section title={units.handingsIn}>
      <ul className="plain-list">
        {side.handingsIn.map((each) => (
          <li key={each.reportId}>
            {units.handingIn(dateText(each.completedOn), dateText(each.reportedOn), dateText(each.due))}
            <strong>{`　${each.onTime ? units.onTime : units.late}`}</strong>
          </li>
        ))}
        {(hasParts ? side.contributions : []).map((each) => (
          <li key={each.assignmentId}>
            <strong>{each.organizationName}</strong>
            {each.agreedDue ? `　${units.agreed(dateText(each.agreedDue))}` : ''}
            {each.hasContributed ? `　${units.contributed}` : ''}
            {each.workdaysLate > 0 ? (
              <span className="light-red">{`　${units.contributionLate(each.workdaysLate)}`}</span>
            ) : null}
            {mayAgree && !each.hasContributed ? (
              <Button type="link" size="small" onClick={() => setAgreeing(each.assignmentId)}>
                {units.agreeDue}
              </Button>
            ) : null}
          </li>
        ))}
        {side.originals.map((each) => (
          <li key={each.reportId}>
            {`${units.original}：`}
            <Button type="link" size="small" onClick={() => void download(each.reportId)}>
              {each.fileName}
            </Button>
          </li>
        ))}
        {side.together.map((each) => (
          <li key={each.matterId}>
            {`${units.together}：`}
            <Link to="/matters/$matterId" params={{ matterId: each.matterId }}>
              {`${each.title}（${each.supervisorName}）`}
            </Link>
          </li>
        ))}
      </ul>
      {agreeing ? (
        <CommandDialog<typeof agreeDue, { due: string }>
          of={agreeDue}
          title={units.agreeDue}
          toInput={({ due }) => ({ assignmentId: agreeing, version: view.face.version, due })}
          onClose={() => setAgreeing(null)}
          onDone={keepSide(view.face.id)}
        >
          <Field name="due" label={units.agreeDue}>
            <DateField {...(view.face.due ? { max: view.face.due } : {})} />
          </Field>
        </CommandDialog>
      ) : null}
    </Section>
  )
}
