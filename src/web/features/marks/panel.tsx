import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { getMarks, superviseMatter } from '#contract/marks.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { useMe } from '#web/api/me.ts'
import { InstructDialog, Star } from '../leader/verbs.tsx'
import type { MatterView } from '../matter/view.ts'
import { GradeDialog } from './grade-dialog.tsx'
import '#web/pages/leader/leader.css'

/** What a matter is beside its state: grade, themes, scope, and the leaders who keep an eye on it. */
export const MarksPanel = ({ view, isPast }: { readonly view: MatterView; readonly isPast: boolean }) => {
  const { leader, ledger, words, trailWords } = useText()
  const me = useMe()
  const matterId = view.face.id
  const { data } = useQuery(reading(getMarks, { matterId }))
  const [open, setOpen] = useState<'grade' | 'instruct' | null>(null)
  const supervise = useCommand(superviseMatter)
  if (!data || isPast || view.content === null) return null
  const isMine = data.supervisors.some((each) => each.leaderId === me.id)
  const { urgency } = view.face
  const facts = [
    [leader.grade, leader.gradeNo(data.grade)],
    [leader.importance, data.importance ? ledger.importances[data.importance] : ledger.importances.routine],
    [leader.urgency, words.urgency[urgency as keyof typeof words.urgency] ?? urgency],
    [leader.reminder, leader.reminderProfiles[data.reminderProfile]],
    [leader.dutyScope, `${ledger.dutyScopes[data.dutyScope]}${data.dutyScopeSaid ? leader.dutyScopeSaid : ''}`],
    ...(data.notesFor.length > 0
      ? [[leader.notesFor, data.notesFor.map((each) => trailWords.criteria[each]).join('、')]]
      : []),
    ...(data.supervisors.length > 0
      ? [[leader.supervisors, data.supervisors.map((each) => `${each.name}（${dateText(each.since)}）`).join('、')]]
      : []),
  ] as const
  return (
    <Section title={leader.marks}>
      <div className="leader-line no-print">
        <Star matterId={matterId} title={view.face.title} starred={data.starred} />
        {data.actions.includes('matters.grade') ? (
          <Button aria-haspopup="dialog" onClick={() => setOpen('grade')}>
            {leader.grade}
          </Button>
        ) : null}
        {data.actions.includes('leader.instruct') ? (
          <Button aria-haspopup="dialog" onClick={() => setOpen('instruct')}>
            {leader.instruct}
          </Button>
        ) : null}
        {data.actions.includes('matters.supervise') ? (
          <Button onClick={() => supervise.mutate({ matterId, supervise: !isMine })}>
            {isMine ? leader.leave : leader.supervise}
          </Button>
        ) : null}
      </div>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {data.themes.length > 0 ? (
          <div>
            <dt>{leader.themes}</dt>
            <dd className="mark-themes">
              {data.themes.map((theme) => (
                <Tag key={theme.id}>{theme.name}</Tag>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
      {data.acts.length > 0 ? (
        <div>
          <h3>{leader.acts}</h3>
          <ul className="leader-list">
            {data.acts.map((act) => (
              <li key={`${act.at} ${act.type}`} className="leader-line">
                <span className="number soft">{instantText(act.at)}</span>
                <span>{`${act.name}　${trailWords.events[act.type] ?? act.type}`}</span>
                {act.reason ? <span className="soft">{act.reason}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {open === 'grade' ? <GradeDialog marks={data} onClose={() => setOpen(null)} /> : null}
      {open === 'instruct' ? (
        <InstructDialog matterId={matterId} title={view.face.title} onClose={() => setOpen(null)} />
      ) : null}
    </Section>
  )
}
