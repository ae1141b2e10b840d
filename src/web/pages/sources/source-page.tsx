import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import { getSource } from '#contract/sources.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { AssistantBar } from './assistant-bar.tsx'
import { ClauseMap } from './clause-map.tsx'
import { CorrectionModal } from './correction-modal.tsx'
import { Coverage } from './coverage.tsx'
import { DocumentPane } from './document-pane.tsx'
import { Instructions } from './instructions.tsx'
import { Proposals } from './proposals.tsx'
import { RegisterTab } from './register-tab.tsx'
import { Submissions } from './submissions.tsx'
import type { SourceData } from './types.ts'
import './desk.css'
import './source-forms.css'

const route = getRouteApi('/shell/sources/$sourceId')

/** On a phone one pane is in front of the other; elsewhere both stand side by side. */
type Front = 'document' | 'side'

const Facts = ({ row }: SourceData) => {
  const { words, sources } = useText()
  const facts = [words.sourceKinds[row.kind], row.docNumber, row.issuer, row.issuedOn && dateText(row.issuedOn)]
  return (
    <p className="source-facts">
      {facts.filter(Boolean).join(' · ')} · {sources.columnReceived} {dateText(row.receivedOn)}
    </p>
  )
}

const firstTab = ({ row, proposals }: SourceData): string => {
  if (row.state === 'draft' || row.kind === 'oral_assignment') return 'register'
  return proposals.length === 0 ? 'instructions' : 'proposals'
}

const ReadingDesk = ({ source }: { readonly source: SourceData }) => {
  const { sources, intake } = useText()
  const mayChange = useMay('source.register')
  const [isCorrecting, setCorrecting] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const [front, setFront] = useState<Front>('side')
  const [tab, setTab] = useState(firstTab(source))
  const choose = (proposalId: string) => {
    setSelected(proposalId)
    setTab('proposals')
    setFront('side')
  }
  const { instructions, submissions, proposals, awaitingSubmission } = source
  const waiting = submissions.length + (awaitingSubmission.length > 0 ? 1 : 0)
  const counted = (name: string, count: number) => (count > 0 ? `${name} ${count}` : name)
  return (
    <>
      <div className="desk-head">
        <Facts {...source} />
        {source.versions.map((each) => (
          <span key={each.no} className="soft">
            {sources.corrected(dateText(each.replacedOn), each.replacedBy, each.reason)}
          </span>
        ))}
        <AssistantBar sourceId={source.row.id} />
        {mayChange && source.text !== '' && source.row.state === 'registered' ? (
          <Button size="small" onClick={() => setCorrecting(true)}>
            {sources.readAgain}
          </Button>
        ) : null}
      </div>
      {source.row.repealedOn ? (
        <Alert
          type="warning"
          showIcon
          className="source-banner"
          title={intake.register.repealed(dateText(source.row.repealedOn), source.facts.repealedBy ?? '')}
        />
      ) : null}
      {source.followUps[0] && mayChange ? (
        <Alert
          type="warning"
          showIcon
          className="source-banner"
          title={sources.toFollow(new Set(source.followUps.map((each) => each.matterId)).size)}
          action={
            <Button size="small" onClick={() => choose(source.followUps[0]?.proposalId ?? '')}>
              {sources.showFollow}
            </Button>
          }
        />
      ) : null}
      {source.row.state === 'draft' ? (
        <Alert type="info" showIcon className="source-banner" title={intake.register.draft} />
      ) : null}
      <div className="desk-switch" role="group" aria-label={sources.title}>
        {(['document', 'side'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={front === each} onClick={() => setFront(each)}>
            {each === 'document' ? sources.document : sources.proposals}
          </button>
        ))}
      </div>
      <div className={`desk front-${front}${source.text === '' ? ' desk-bare' : ''}`}>
        <DocumentPane source={source} selected={selected} isInFront={front === 'document'} onSelect={choose} />
        <Tabs
          className="desk-side"
          activeKey={tab}
          onChange={setTab}
          size="small"
          items={[
            {
              key: 'proposals',
              label: counted(sources.proposals, proposals.length),
              children: (
                <Proposals
                  source={source}
                  selected={selected}
                  onSelect={setSelected}
                  onShowText={() => setFront('document')}
                />
              ),
            },
            {
              key: 'instructions',
              label: counted(sources.instructions, instructions.length),
              children: <Instructions source={source} />,
            },
            {
              key: 'submissions',
              label: counted(sources.submissions, waiting),
              children: <Submissions source={source} />,
            },
            { key: 'map', label: sources.clauseMap, children: <ClauseMap source={source} onSelect={choose} /> },
            { key: 'register', label: intake.register.tab, children: <RegisterTab source={source} /> },
          ]}
        />
      </div>
      {source.text === '' ? null : <Coverage source={source} onShowMap={() => setTab('map')} />}
      {isCorrecting ? <CorrectionModal source={source} onClose={() => setCorrecting(false)} /> : null}
    </>
  )
}

export const SourcePage = () => {
  const { sources } = useText()
  const { sourceId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getSource, { sourceId }))
  if (error) return <PageError error={error} retry={() => void refetch()} />
  return (
    <Page title={data?.row.title ?? sources.title} className={data?.text ? 'source-page' : ''}>
      {data ? <ReadingDesk key={data.row.id} source={data} /> : <Loading />}
    </Page>
  )
}
