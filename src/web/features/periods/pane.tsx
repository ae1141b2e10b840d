import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { assess } from '#contract/assessments.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { Light } from '#web/ui/light.tsx'
import { AssessFields, blankAssessment, toAssessment, type AssessValues } from './assess-fields.tsx'
import { Percent } from './percent.tsx'
import { AssessedWords, Said } from './said.tsx'
import type { BoardRow } from './types.ts'

type Given = {
  readonly row: BoardRow
  readonly periodId: string
  readonly at: number
  readonly of: number
  readonly onMove: (by: 1 | -1) => void
  readonly onClose: () => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.tagName === 'TEXTAREA' || target.matches('input[type="text"]'))

const Comparison = ({ row }: { readonly row: BoardRow }) => {
  const { periods, controls } = useText()
  const rows = [
    [periods.board.before, <Said key="before" words={row.before} />],
    [periods.board.now, <Said key="now" words={row.now} />],
    [
      periods.board.difficulty,
      <span key="difficulty" className="pre">
        {row.now.difficulty ?? controls.none}
      </span>,
    ],
    [
      periods.board.next,
      <span key="next" className="pre">
        {row.now.nextStep ?? controls.none}
      </span>,
    ],
  ] as const
  return (
    <dl className="pane-words">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One matter after the other, without leaving the keyboard; the unit's words cannot be touched here. */
export const AssessmentPane = ({ row, periodId, at, of, onMove, onClose }: Given) => {
  const { periods, controls } = useText()
  const [form] = Form.useForm<AssessValues>()
  const head = useRef<HTMLHeadingElement>(null)
  // With the drawing, not after it: the next key of a quick hand would go to the page.
  useLayoutEffect(() => head.current?.focus({ preventScroll: true }), [])
  const command = useCommand(assess, { form, onDone: () => onMove(1) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) form.submit()
    else if (event.key === 'Escape') onClose()
    else if (isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return
    else if (event.key === 'j' || event.key === 'k') {
      event.preventDefault()
      onMove(event.key === 'j' ? 1 : -1)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the form inside, caught once
    <section className="pane no-print" aria-label={periods.pane} onKeyDown={onKeyDown}>
      <header className="pane-head">
        <span className="soft number">{periods.place(at + 1, of)}</span>
        <span>
          <Button size="small" onClick={() => onMove(-1)} disabled={at === 0}>
            {periods.previous}
          </Button>{' '}
          <Button size="small" onClick={() => onMove(1)} disabled={at + 1 === of}>
            {periods.next}
          </Button>{' '}
          <Button size="small" icon={<CloseOutlined />} aria-label={controls.close} onClick={onClose} />
        </span>
      </header>
      <h2 ref={head} tabIndex={-1}>
        <Link to="/matters/$matterId" params={{ matterId: row.matterId }}>
          {row.title}
        </Link>
      </h2>
      <p>
        <Light light={row.light} state={row.state} />
        {`　${row.leadName ?? controls.none}　${row.leadPhone ?? ''}`}
      </p>
      {row.sameWording ? <p className="light-yellow">{periods.sameWording}</p> : null}
      <Comparison row={row} />
      <p>
        <Percent progress={row.progress} />
      </p>
      {(row.assessed ?? row.assessedBefore) ? (
        <p className="pane-before">
          <AssessedWords of={(row.assessed ?? row.assessedBefore)!} />
        </p>
      ) : null}
      <Form<AssessValues>
        form={form}
        layout="vertical"
        size="small"
        initialValues={blankAssessment}
        onFinish={(values: AssessValues) => command.mutate(toAssessment(values, { matterId: row.matterId, periodId }))}
      >
        <AssessFields form={form} />
        <Button type="primary" htmlType="submit" loading={command.isPending} size="middle">
          {periods.saveNext}
        </Button>
        <p className="soft pane-keys">{periods.keys}</p>
      </Form>
    </section>
  )
}
