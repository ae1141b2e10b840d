import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { listCoordination } from '#contract/coordination.ts'
import { listEscalations } from '#contract/escalations.ts'
import { listProblems } from '#contract/problems.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { MatterView } from '../matter/view.ts'
import { CoordinationDialog, OpenCoordinationDialog } from './coordination-dialogs.tsx'
import { useCoordinationColumns } from './coordination.tsx'
import { EscalateDialog } from './escalations.tsx'
import { ProblemDialog, RegisterProblemDialog } from './problem-dialogs.tsx'
import { useProblemColumns } from './problems.tsx'
import { RegisterTable } from './table.tsx'

/** 等待上级答复: said at the top of a matter, while its clock runs on. */
export const AwaitingSuperior = ({ matterId }: { readonly matterId: string }) => {
  const { registers } = useText()
  const { data } = useQuery(reading(listEscalations, { matterId, waiting: 'true' }))
  const [waiting] = data?.items ?? []
  if (!waiting) return null
  return (
    <Alert
      type="info"
      showIcon
      className="matter-note"
      title={registers.waitingSince(waiting.addressee, dateText(waiting.sentOn))}
    />
  )
}

const openers = ['problems.register', 'coordination.open', 'escalations.send'] as const

/** 协调与问题 of one matter, and the buttons that open another. */
export const RegistersPanel = ({ view, isPast }: { readonly view: MatterView; readonly isPast: boolean }) => {
  const { registers } = useText()
  const matterId = view.face.id
  const [open, setOpen] = useState<(typeof openers)[number] | null>(null)
  const may = {
    'problems.register': useMay('problem.register'),
    'coordination.open': useMay('coordination.open'),
    'escalations.send': view.actions.includes('escalations.send'),
  }
  const problems = useQuery(reading(listProblems, { matterId }))
  const coordination = useQuery(reading(listCoordination, { matterId }))
  const [problemColumns, coordinationColumns] = [useProblemColumns(), useCoordinationColumns()]
  const offered = isPast ? [] : openers.filter((each) => may[each])
  const hasProblems = (problems.data?.items.length ?? 0) > 0
  const hasCoordination = (coordination.data?.items.length ?? 0) > 0
  if (view.content === null || (offered.length === 0 && !hasProblems && !hasCoordination)) return null
  const close = () => setOpen(null)
  return (
    <Section title={registers.title}>
      <div className="register-bar no-print">
        {offered.map((each) => (
          <Button key={each} aria-haspopup="dialog" onClick={() => setOpen(each)}>
            {registers.buttons[each]}
          </Button>
        ))}
      </div>
      {hasProblems ? (
        <RegisterTable
          {...problemColumns}
          label={registers.tabs.problems}
          asked={problems}
          buttons={registers.buttons}
          empty=""
          hint=""
          renderDialog={({ row, step }, done) => <ProblemDialog row={row} step={step} onClose={done} />}
        />
      ) : null}
      {hasCoordination ? (
        <RegisterTable
          {...coordinationColumns}
          label={registers.tabs.coordination}
          asked={coordination}
          buttons={registers.buttons}
          empty=""
          hint=""
          renderDialog={({ row, step }, done) => <CoordinationDialog row={row} step={step} onClose={done} />}
        />
      ) : null}
      {open === 'problems.register' ? <RegisterProblemDialog matterId={matterId} onClose={close} /> : null}
      {open === 'coordination.open' ? <OpenCoordinationDialog matterId={matterId} onClose={close} /> : null}
      {open === 'escalations.send' ? <EscalateDialog matterId={matterId} onClose={close} /> : null}
    </Section>
  )
}
