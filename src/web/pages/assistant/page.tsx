import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { getAssistant, tryAssistant } from '#contract/assistant.ts'
import type { OutputOf } from '#contract/operation.ts'
import { assistantFaultWords } from '#contract/words/assistant.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useLanguage, useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import './assistant.css'

type Installation = OutputOf<typeof getAssistant>

const Variables = () => {
  const { assistant } = useText()
  return (
    <>
      <p>{assistant.how}</p>
      <div className="list-frame">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{assistant.variable}</th>
              <th scope="col">{assistant.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {assistant.variables.map(([name, meaning]) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td data-label={assistant.meaning}>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const Trial = ({ trial }: { readonly trial: NonNullable<Installation['trial']> }) => {
  const { assistant } = useText()
  const language = useLanguage()
  if (trial.state === 'waiting') return <Alert type="info" showIcon role="status" title={assistant.trying} />
  const at = instantText(trial.askedAt)
  return trial.fault ? (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={assistant.trialFailed(at, assistantFaultWords[trial.fault][language])}
    />
  ) : (
    <Alert type="success" showIcon role="status" title={assistant.trialDone(at)} />
  )
}

const Connected = ({ connection, trial }: Installation) => {
  const { assistant } = useText()
  const attempt = useCommand(tryAssistant)
  if (!connection) return <Alert type="info" showIcon title={assistant.none} />
  return (
    <>
      <dl className="assistant-facts">
        <dt>{assistant.address}</dt>
        <dd>
          <code>{connection.address}</code>
        </dd>
        <dt>{assistant.model}</dt>
        <dd>{connection.model}</dd>
        <dt>{assistant.key}</dt>
        <dd>{connection.hasKey ? assistant.hasKey : assistant.noKey}</dd>
        <dt>{assistant.seconds}</dt>
        <dd>{assistant.secondsOf(connection.seconds)}</dd>
      </dl>
      <p className="assistant-try">
        <Button
          type="primary"
          loading={attempt.isPending || trial?.state === 'waiting'}
          onClick={() => attempt.mutate({})}
        >
          {assistant.tryNow}
        </Button>
        <span className="soft">{assistant.tryHint}</span>
      </p>
      {trial ? <Trial trial={trial} /> : null}
    </>
  )
}

/** 助手: for the system administrator, and the one page that speaks of it while it is off. */
export const AssistantPage = () => {
  const { assistant } = useText()
  const { data, error, refetch } = useQuery({
    ...reading(getAssistant, {}),
    refetchInterval: (query) => (query.state.data?.trial?.state === 'waiting' ? 1_500 : false),
  })
  return (
    <Page title={assistant.title}>
      <p className="soft">{assistant.hint}</p>
      {error ? <PageError error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data ? (
        <Section title={assistant.present}>
          <Connected {...data} />
        </Section>
      ) : null}
      <Variables />
    </Page>
  )
}
