import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listUnanswered } from '#contract/coverage.ts'
import type { matterStates } from '#domain/matter.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import { SourceNav } from './source-nav.tsx'
import './source-forms.css'

/** 未答复清单: whoever raised something and has heard nothing; empty when everybody has. */
export const UnansweredPage = () => {
  const { intake, words } = useText()
  const { data, error, refetch } = useQuery(reading(listUnanswered, {}))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  const stateOf = (state: string) => words.states[state as (typeof matterStates)[number]]
  return (
    <Page title={intake.unanswered.title} side={<SourceNav />}>
      {data ? <p className="soft">{intake.unanswered.count(data.items.length)}</p> : <Loading />}
      {data && data.items.length === 0 ? <Empty title={intake.unanswered.none} /> : null}
      <ul className="source-rows">
        {data?.items.map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <strong>{each.who}</strong>
            <span>{intake.unanswered.kinds[each.kind]}</span>
            <Link to="/sources/$sourceId" params={{ sourceId: each.sourceId }}>
              {each.title}
            </Link>
            <span className="number">{intake.unanswered.since(dateText(each.since), each.age)}</span>
            <span className="soft">
              {each.matters.length === 0
                ? intake.unanswered.noMatter
                : each.matters.map((matter) => `${matter.title}（${stateOf(matter.state)}）`).join('、')}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
