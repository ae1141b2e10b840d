import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { getMilestones, planTargets, reportTarget } from '#contract/milestones.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import type { MatterView } from '#web/features/matter/view.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Milestones } from './panel.tsx'
import '#web/ui/periods.css'

type Target = Milestones['targets'][number]
type Opened = { readonly view: MatterView; readonly targets: readonly Target[]; readonly onClose: () => void }
const quarters = [1, 2, 3, 4] as const

const amount = <InputNumber min={0} max={1e12} style={{ width: '100%' }} />

const SetDialog = ({ view, targets, onClose }: Opened) => {
  const { periods } = useText()
  const year = Number(useMe().today.slice(0, 4))
  const known = targets.filter((each) => each.year === year)
  return (
    <CommandDialog<typeof planTargets, { year: number; unit: string; planned: number[] }>
      of={planTargets}
      title={periods.setTargets}
      initial={{ year, unit: known[0]?.unit ?? '', planned: known.map((each) => each.planned) }}
      toInput={(values) => ({ ...values, matterId: view.face.id, version: view.face.version })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <div className="form-grid">
        <Field name="year" label={periods.year}>
          <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
        </Field>
        <LineField name="unit" label={periods.unit} max={20} />
        {quarters.map((n) => (
          <Field key={n} name={['planned', n - 1]} label={`${periods.quarter(n)} ${periods.plannedTo}`}>
            {amount}
          </Field>
        ))}
      </div>
    </CommandDialog>
  )
}

const ReportDialog = ({ view, targets, onClose }: Opened) => {
  const { periods } = useText()
  const first = targets.find((each) => each.actual === null) ?? targets[targets.length - 1]
  const keyOf = (each: Target) => `${each.year}-${each.quarter}`
  return (
    <CommandDialog<typeof reportTarget, { quarter: string; actual: number }>
      of={reportTarget}
      title={periods.reportTarget}
      initial={first ? { quarter: keyOf(first) } : {}}
      toInput={({ quarter, actual }) => {
        const [year, no] = quarter.split('-').map(Number)
        return { matterId: view.face.id, year: year ?? 0, quarter: no ?? 0, actual }
      }}
      onClose={onClose}
      onDone={() => undefined}
    >
      <Field name="quarter" label={periods.quarters}>
        <Select
          options={targets.map((each) => ({
            value: keyOf(each),
            label: `${each.year} ${periods.quarter(each.quarter)}`,
          }))}
        />
      </Field>
      <Field name="actual" label={`${periods.actualTo}（${first?.unit ?? ''}）`}>
        {amount}
      </Field>
    </CommandDialog>
  )
}

const Bars = ({ targets }: Pick<Opened, 'targets'>) => {
  const { periods } = useText()
  const most = Math.max(...targets.flatMap((each) => [each.planned, each.actual ?? 0]), 1)
  const bar = (n: number) => (
    <span className="percent-bar" aria-hidden="true">
      <span style={{ width: `${(n / most) * 100}%` }} />
    </span>
  )
  return (
    <table className="plain narrow">
      <thead>
        <tr>
          {[periods.quarters, periods.plannedTo, periods.actualTo, periods.columns.state].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {targets.map((each) => (
          <tr key={`${each.year} ${each.quarter}`}>
            <th scope="row" className="unbroken">
              {`${each.year} ${periods.quarter(each.quarter)}`}
            </th>
            <td className="number">
              {bar(each.planned)} {`${each.planned} ${each.unit}`}
            </td>
            <td className="number">
              {each.actual === null ? <span className="soft">{periods.notYet}</span> : bar(each.actual)}
              {each.actual === null ? '' : ` ${each.actual} ${each.unit}`}
            </td>
            <td>
              {each.behind === null ? '' : null}
              {each.behind === 0 ? <span className="light-green">{periods.kept}</span> : null}
              {each.behind ? (
                <strong className="light-yellow">
                  {periods.behind(`${Number(each.behind.toFixed(4))} ${each.unit}`)}
                </strong>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Annual key work: figures by quarter, as planned and as reached. */
export const TargetsPanel: Panel = ({ view, isPast }) => {
  const { periods } = useText()
  const [opened, setOpened] = useState<'set' | 'report' | null>(null)
  const { data } = useQuery({ ...reading(getMilestones, { matterId: view.face.id }), enabled: !isPast })
  if (!data || (data.targets.length === 0 && !data.maySetTargets)) return null
  const given = { view, targets: data.targets, onClose: () => setOpened(null) }
  return (
    <Section
      title={periods.targets}
      side={
        <span className="no-print">
          {data.maySetTargets ? (
            <Button size="small" onClick={() => setOpened('set')}>
              {periods.setTargets}
            </Button>
          ) : null}{' '}
          {data.mayReport && data.targets.length > 0 ? (
            <Button size="small" onClick={() => setOpened('report')}>
              {periods.reportTarget}
            </Button>
          ) : null}
        </span>
      }
    >
      {data.targets.length > 0 ? <Bars targets={data.targets} /> : null}
      {opened === 'set' ? <SetDialog {...given} /> : null}
      {opened === 'report' ? <ReportDialog {...given} /> : null}
    </Section>
  )
}
