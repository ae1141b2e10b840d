import { Link } from '@tanstack/react-router'
import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { useMay } from '#web/api/me.ts'
import type { MatterView } from './view.ts'

type Given = { readonly view: MatterView }

export const Sources = ({ view }: Given) => {
  const { matter } = useText()
  const mayRead = useMay('source.list') && view.face.relation === 'supervisor'
  if (view.sources.length === 0) return null
  return (
    <Section title={matter.sources}>
      {view.sources.map((source) => (
        <div key={`${source.id} ${source.clause}`} className="record">
          <p>
            {mayRead ? (
              <Link to="/sources/$sourceId" params={{ sourceId: source.id }}>
                {source.title}
              </Link>
            ) : (
              source.title
            )}
            <span className="soft">　{[source.docNumber, source.clause].filter(Boolean).join('　')}</span>
          </p>
          {source.quote ? <blockquote className="pre">{source.quote}</blockquote> : null}
        </div>
      ))}
    </Section>
  )
}

export const Reports = ({ view }: Given) => {
  const { matter } = useText()
  return (
    <Section title={matter.reports}>
      {view.reports.length === 0 ? <p className="soft">{matter.noReports}</p> : null}
      {view.reports.map((report) => (
        <article key={report.id} className="record">
          <p className="soft">
            <strong>{report.kind === 'completion' ? matter.completionReport : matter.progressReport}</strong>
            {`　${report.organizationName} ${report.reportedBy}　${instantText(report.reportedAt)}`}
            {report.kind === 'completion' ? `　${matter.reportStates[report.state] ?? report.state}` : ''}
          </p>
          <p className="pre">{report.progress}</p>
          {report.outcome ? <p className="pre">{`${matter.outcome}：${report.outcome}`}</p> : null}
          {report.actual ? <p>{`${matter.actual}：${report.actual}`}</p> : null}
          {report.difficulty ? <p className="pre">{`${matter.difficulty}：${report.difficulty}`}</p> : null}
          {report.nextStep ? <p className="pre">{`${matter.nextStep}：${report.nextStep}`}</p> : null}
          {report.signature ? <p className="soft">{`${matter.signature}：${report.signature}`}</p> : null}
        </article>
      ))}
    </Section>
  )
}

export const Reviews = ({ view }: Given) => {
  const { matter, trailWords, controls } = useText()
  if (view.reviews.length === 0) return null
  return (
    <Section title={matter.reviews}>
      {view.reviews.map((review) => (
        <article key={review.id} className="record">
          <p className="soft">
            <strong>{review.result === 'accepted' ? matter.accepted : matter.returned}</strong>
            {`　${review.reviewer}　${instantText(review.reviewedAt)}`}
          </p>
          {review.result === 'accepted' ? (
            <p>
              {(['timely', 'complete', 'adequate'] as const)
                .map((key) => `${matter.judgements[key]}：${review[key] ? controls.yes : controls.no}`)
                .join('　')}
            </p>
          ) : null}
          {review.cause ? (
            <p>{`${trailWords.fields['cause']}：${trailWords.causes[review.cause] ?? review.cause}`}</p>
          ) : null}
          {review.requirement ? <p className="pre">{review.requirement}</p> : null}
          {review.newDue ? <p>{`${matter.newDue}：${dateText(review.newDue)}`}</p> : null}
          {review.verification ? <p className="pre">{`${matter.verification}：${review.verification}`}</p> : null}
          {review.verifiedBy ? <p>{`${matter.verifiedBy}：${review.verifiedBy}`}</p> : null}
        </article>
      ))}
    </Section>
  )
}
