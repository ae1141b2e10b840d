import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getOrigins } from '#contract/origins.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { Panel } from '../matter/panels.ts'

/** Leaders behind a matter and whether each has been answered; offices that supervise along, with their numbers. */
export const OriginsPanel: Panel = ({ view, isPast }) => {
  const { intake, sources, controls } = useText()
  const { data } = useQuery({
    ...reading(getOrigins, { matterId: view.face.id }),
    enabled: !isPast && view.content !== null,
  })
  if (!data || (data.coSupervisors.length === 0 && data.instructions.length === 0)) return null
  return (
    <Section title={intake.origins.title}>
      {data.instructions.map((each) => (
        <div key={each.id} className="record">
          <p>
            <Link to="/sources/$sourceId" params={{ sourceId: each.sourceId }}>
              {each.leader}
            </Link>
            {`　${dateText(each.instructedOn)}　`}
            <span className={each.state === 'read' ? 'light-blue' : 'soft'}>
              {each.state === 'read'
                ? intake.origins.answered
                : each.answerRequired
                  ? sources.instructionOpen
                  : intake.origins.noAnswer}
            </span>
          </p>
          {each.text === null ? null : <blockquote className="pre">{each.text}</blockquote>}
          {each.requirement ? <p className="pre">{intake.attach.requirement(each.requirement)}</p> : null}
        </div>
      ))}
      {data.coSupervisors.length > 0 ? (
        <p>
          <strong>{intake.register.coSupervisors}</strong>
          {'　'}
          {data.coSupervisors.map((each) => [each.office, each.number ?? controls.none].join(' ')).join('、')}
        </p>
      ) : null}
    </Section>
  )
}
