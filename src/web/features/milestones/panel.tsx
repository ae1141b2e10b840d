import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { getMilestones } from '#contract/milestones.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { Percent } from '#web/features/periods/percent.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Section } from '#web/ui/page.tsx'
import { MilestonesEditor } from './editor.tsx'
import '#web/ui/periods.css'

export type Milestones = OutputOf<typeof getMilestones>
type Milestone = Milestones['milestones'][number]

const Cells = ({ each, no }: { readonly each: Milestone; readonly no: number }) => {
  const { periods } = useText()
  return (
    <>
      <td className="number">{no}</td>
      <th scope="row">
        {each.target}
        {each.measure ? <small className="block soft">{`${periods.measure}：${each.measure}`}</small> : null}
      </th>
      <td className="number">
        {dateText(each.due)}
        {each.originalDue === each.due ? null : (
          <small className="block soft">{periods.originalDue(dateText(each.originalDue))}</small>
        )}
        {each.isAfterDue ? <small className="block light-red">{periods.afterDue}</small> : null}
      </td>
      <td className="number">{each.weight}</td>
      <td>{periods.evidenceKinds[each.evidence]}</td>
      <td>
        {each.metOn ? (
          <span className="light light-blue">{`✓ ${periods.metOn(dateText(each.metOn))}`}</span>
        ) : (
          <Light light={each.light} />
        )}
      </td>
      <td>{each.setBy}</td>
    </>
  )
}

/** 阶段目标: what is to be reached by when, and how far the matter is by its own arithmetic. */
export const MilestonesPanel: Panel = ({ view, isPast }) => {
  const { periods } = useText()
  const [isPlanning, setPlanning] = useState(false)
  const { data } = useQuery({ ...reading(getMilestones, { matterId: view.face.id }), enabled: !isPast })
  if (!data || view.content === null || (data.milestones.length === 0 && !data.mayPlan)) return null
  return (
    <Section
      title={periods.milestones}
      side={
        data.mayPlan ? (
          <Button size="small" className="no-print" onClick={() => setPlanning(true)}>
            {periods.planMilestones}
          </Button>
        ) : null
      }
    >
      {data.progress ? (
        <p>
          <Percent progress={data.progress} />
        </p>
      ) : null}
      {data.milestones.length > 0 ? (
        <div className="table-box" tabIndex={0} role="region" aria-label={periods.milestones}>
          <table className="plain">
            <thead>
              <tr>
                {periods.milestoneColumns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.milestones.map((each, i) => (
                <tr key={each.id}>
                  <Cells each={each} no={i + 1} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isPlanning ? <MilestonesEditor view={view} milestones={data} onClose={() => setPlanning(false)} /> : null}
    </Section>
  )
}
