import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getSource } from '#contract/sources.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { ReadActs } from './read-acts.tsx'
import type { SourceData, Submission } from './types.ts'
import './source-forms.css'

const route = getRouteApi('/shell/sources/$sourceId/reading')

/** What was achieved, matter by matter, in the words that the office accepted. */
const Results = ({ source, submission }: { readonly source: SourceData; readonly submission: Submission }) => {
  const { words, controls } = useText()
  const matters = source.matters.filter((each) => submission.matterIds.includes(each.id))
  return (
    <ul className="reading-results">
      {matters.map((each) => (
        <li key={each.id}>
          <Link to="/matters/$matterId" params={{ matterId: each.id }}>
            {each.title}
          </Link>
          <span className="soft">{[each.leadName, words.states[each.state]].filter(Boolean).join(' · ')}</span>
          <span>{each.outcome ?? controls.none}</span>
          {each.actual ? <strong>{each.actual}</strong> : null}
        </li>
      ))}
    </ul>
  )
}

/** 阅示: a leader's page, readable in half a minute on a phone: what I asked, what came of it, two buttons. */
export const ReadingPage = () => {
  const { intake } = useText()
  const { id } = useMe()
  const { sourceId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getSource, { sourceId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const mine = data.instructions.filter((each) => each.leaderId === id)
  const latestFirst = [...data.submissions].sort((a, b) => (a.id < b.id ? 1 : -1))
  return (
    <Page title={data.row.title} className="reading-page">
      {mine.map((each) => (
        <blockquote key={each.id} className="reading-asked">
          <span className="soft">{intake.reading.asked(dateText(each.instructedOn))}</span>
          {each.text ?? each.requirement}
        </blockquote>
      ))}
      {latestFirst.map((submission) => (
        <article key={submission.id} className="section">
          <h2>{submission.title}</h2>
          <p className="soft">{intake.reading.by(submission.madeBy, dateText(submission.madeOn))}</p>
          <p className="submission-text">{submission.text}</p>
          <Results source={data} submission={submission} />
          <ReadActs source={data} submission={submission} instructions={mine} />
        </article>
      ))}
      {data.submissions.length === 0 ? <p className="soft">{intake.reading.none}</p> : null}
      <Link to="/sources/$sourceId" params={{ sourceId }}>
        {intake.reading.whole}
      </Link>
    </Page>
  )
}
