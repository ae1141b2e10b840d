import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { assess } from '#contract/assessments.ts'
import type { OutputOf } from '#contract/operation.ts'
import { getMatterPeriods, sayNothingNew, setCadence } from '#contract/periods.ts'
import { cadences, type Cadence } from '#domain/reporting-period.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import type { MatterView } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import { AssessFields, blankAssessment, toAssessment, type AssessValues } from './assess-fields.tsx'
import { AssessedWords, Said } from './said.tsx'
import '#web/ui/periods.css'

type Periods = OutputOf<typeof getMatterPeriods>
type Opened = { readonly view: MatterView; readonly periods: Periods; readonly onClose: () => void }

const CadenceDialog = ({ view, periods: { every }, onClose }: Opened) => {
  const { periods } = useText()
  return (
    <CommandDialog<typeof setCadence, { every: Cadence; reason?: string }>
      of={setCadence}
      title={periods.setCadence}
      initial={{ every }}
      toInput={(values) => ({ ...values, matterId: view.face.id, version: view.face.version })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="every" label={periods.cadence}>
        <Select options={cadences.map((value) => ({ value, label: periods.every[value] }))} />
      </Field>
      <LineField name="reason" label={periods.cadenceReason} max={500} optional />
    </CommandDialog>
  )
}

const AssessDialog = ({ view, periods: { rows }, onClose }: Opened) => {
  const { periods } = useText()
  const [form] = Form.useForm<AssessValues>()
  const [latest] = rows
  return (
    <CommandDialog<typeof assess, AssessValues>
      of={assess}
      form={form}
      title={periods.assess}
      initial={blankAssessment}
      toInput={(values) =>
        toAssessment(values, { matterId: view.face.id, ...(latest ? { periodId: latest.periodId } : {}) })
      }
      onClose={onClose}
      onDone={() => undefined}
    >
      <AssessFields form={form} />
    </CommandDialog>
  )
}

const Waiting = ({ view, periods: { waitingIn, mayAnswer } }: Omit<Opened, 'onClose'>) => {
  const { periods } = useText()
  const { message } = App.useApp()
  const command = useCommand(sayNothingNew, { onDone: () => void message.success(periods.nothingNew) })
  if (!waitingIn || !mayAnswer) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="matter-note no-print"
      title={periods.waiting(dateText(waitingIn.closesOn))}
      action={
        <Button size="small" loading={command.isPending} onClick={() => command.mutate({ matters: [view.face.id] })}>
          {periods.nothingNew}
        </Button>
      }
    />
  )
}

const History = ({ rows }: Pick<Periods, 'rows'>) => {
  const { periods } = useText()
  if (rows.length === 0) return null
  return (
    <>
      <h3>{periods.history}</h3>
      {rows.map(({ periodId, now }) => (
        <div key={periodId} className="record">
          <Link to="/periods/$periodId" params={{ periodId }} className="soft number">
            {periods.until(dateText(now.closesOn))}
          </Link>
          {'　'}
          <strong>{periods.standings[now.standing]}</strong>
          {now.standing === 'reported' || now.because ? (
            <p>
              <Said words={now} />
            </p>
          ) : null}
        </div>
      ))}
    </>
  )
}

/** How often it is reported on, what was said period by period, and what the office made of it. */
export const PeriodsPanel: Panel = ({ view, isPast }) => {
  const { periods } = useText()
  const [opened, setOpened] = useState<'cadence' | 'assess' | null>(null)
  const { data } = useQuery({ ...reading(getMatterPeriods, { matterId: view.face.id }), enabled: !isPast })
  if (!data || view.content === null || view.content.dispatchedAt === null) return null
  const given = { view, periods: data, onClose: () => setOpened(null) }
  return (
    <Section
      title={periods.panel}
      side={
        <span className="no-print">
          {data.maySetCadence ? (
            <Button size="small" onClick={() => setOpened('cadence')}>
              {periods.setCadence}
            </Button>
          ) : null}{' '}
          {data.mayAssess ? (
            <Button size="small" onClick={() => setOpened('assess')}>
              {periods.assess}
            </Button>
          ) : null}
        </span>
      }
    >
      <Waiting view={view} periods={data} />
      <p className="periods-facts">
        <span>
          <span className="soft">{periods.cadence}</span>{' '}
          {`${periods.every[data.every]}${data.isStandard ? periods.cadenceStandard : ''}`}
        </span>
        <span>
          <span className="soft">{periods.nextCheck}</span>{' '}
          {data.nextCheckOn ? dateText(data.nextCheckOn) : <strong className="light-yellow">{periods.noCheck}</strong>}
        </span>
      </p>
      {data.assessments.map((each) => (
        <div key={each.id} className="record">
          <AssessedWords of={each} />
        </div>
      ))}
      <History rows={data.rows} />
      {opened === 'cadence' ? <CadenceDialog {...given} /> : null}
      {opened === 'assess' ? <AssessDialog {...given} /> : null}
    </Section>
  )
}
