import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { answerConsultation, getConsultation } from '#contract/divisions.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { Consultation, type ConsultationView } from '#web/features/orders/consultation.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Page, Section } from '#web/ui/page.tsx'
import { Empty, Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/list.css'
import './division.css'

const route = getRouteApi('/shell/consultations/$consultationId')
type Row = ConsultationView['rows'][number]

const Mine = ({ row, onAnswer, isPending }: { row: Row; onAnswer: (opinion?: string) => void; isPending: boolean }) => {
  const { boards, steps, matter } = useText()
  const [isDisputing, setDisputing] = useState(false)
  return (
    <article className="asked">
      <h2>{row.title}</h2>
      <p>{`${steps.target}：${row.target}`}</p>
      <p>{`${matter.workContent}：${row.workContent}`}</p>
      <p>{`${steps.requirementToUnit}：${row.requirement}`}</p>
      <p>{`${boards.columns.due}：${dateText(row.due)}`}</p>
      {isDisputing ? (
        <Form layout="vertical" onFinish={({ opinion }: { opinion: string }) => onAnswer(opinion)}>
          <Form.Item
            name="opinion"
            label={boards.opinionText}
            rules={[{ required: true, message: boards.opinionText }]}
          >
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {boards.send}
          </Button>
        </Form>
      ) : (
        <p className="asked-acts">
          <Button type="primary" loading={isPending} onClick={() => onAnswer()}>
            {boards.agree}
          </Button>
          <Button onClick={() => setDisputing(true)}>{boards.disagree}</Button>
        </p>
      )}
    </article>
  )
}

/** A unit's answer to a consultation: its own rows, one press each, or all at once; fits a telephone. */
export const ConsultationPage = () => {
  const { boards } = useText()
  const { message } = App.useApp()
  const { consultationId } = route.useParams()
  const { data, error, refetch } = useQuery(reading(getConsultation, { consultationId }))
  const answer = useCommand(answerConsultation, { onDone: () => void message.success(boards.answered) })
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const waiting = data.actions.includes('consultations.answer')
    ? data.rows.filter((row) => row.mine && row.state === 'asked')
    : []
  const send = (rows: readonly Row[], agrees: boolean, opinion?: string) =>
    answer.mutate({ consultationId, answers: rows.map((row) => ({ rowId: row.id, agrees, opinion })) })
  return (
    <Page
      title={data.title}
      side={
        waiting.length > 1 ? (
          <Button type="primary" loading={answer.isPending} onClick={() => send(waiting, true)}>
            {boards.agreeAll(waiting.length)}
          </Button>
        ) : null
      }
    >
      <p className="soft">{boards.consultationOf(data.askedBy, dateText(data.replyBy))}</p>
      {waiting.map((row) => (
        <Mine
          key={row.id}
          row={row}
          isPending={answer.isPending}
          onAnswer={(opinion) => send([row], opinion === undefined, opinion)}
        />
      ))}
      {waiting.length === 0 && data.rows.length === 0 ? <Empty title={boards.nothingToAnswer} /> : null}
      {data.rows.some((row) => !waiting.includes(row)) || waiting.length === 0 ? (
        <Section title={boards.consultation}>
          <Consultation view={data} />
        </Section>
      ) : (
        <p className="pre">{data.text}</p>
      )}
    </Page>
  )
}
