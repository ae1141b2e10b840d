import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { listActivities, listPlans } from '#contract/plans.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { RegisterTable } from '../registers/table.tsx'
import { DraftPlanDialog, PlanDialog, type Plan } from './dialogs.tsx'

const Items = ({ row }: { readonly row: Plan }) => {
  const { plans } = useText()
  return (
    <>
      <p>{plans.versusText(row.planned, row.dueByToday, row.done)}</p>
      <ul className="register-tasks">
        {row.items.map((item) => (
          <li key={item.id}>
            {[dateText(item.plannedOn), item.unitName, item.text].filter(Boolean).join('　')}
            {item.dropped ? <span className="soft">（{plans.dropped}）</span> : null}
            {item.late ? <strong className="register-late"> ▲ {plans.itemLate}</strong> : null}
            {item.doneOn ? (
              <span className="block soft">{`✓ ${dateText(item.doneOn)}　${item.result ?? ''}`}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {row.amendments.length > 0 ? (
        <details>
          <summary>{plans.amendments}</summary>
          <ul className="register-tasks">
            {row.amendments.map((each) => (
              <li key={each.id}>
                {`${dateText(each.on)} ${each.by}　${plans.amendmentKinds[each.kind]}：${[each.before, each.after].filter(Boolean).join(' → ')}　${plans.reason}：${each.reason}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

export const PlansTab = () => {
  const { plans, controls } = useText()
  const mayDraft = useMay('plan.draft')
  const [isOpen, setOpen] = useState(false)
  const asked = useQuery(reading(listPlans, {}))
  return (
    <>
      {mayDraft ? (
        <div className="register-bar no-print">
          <Button type="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {plans.buttons['plans.draft']}
          </Button>
        </div>
      ) : null}
      <RegisterTable
        label={plans.tabs.plans}
        asked={asked}
        title={{
          label: plans.planTitle,
          render: (row) => (
            <>
              {row.title}
              <span className="block soft">{`${plans.kinds[row.kind]}　${row.period}`}</span>
              {row.purpose ? <span className="block soft">{row.purpose}</span> : null}
            </>
          ),
        }}
        columns={[
          {
            label: plans.state,
            render: (row) => (
              <>
                {plans.states[row.state]}
                {row.late ? <strong className="register-late block">▲ {plans.late}</strong> : null}
                {row.due && row.state !== 'approved' ? (
                  <span className="block soft">{plans.due(dateText(row.due))}</span>
                ) : null}
              </>
            ),
          },
          { label: plans.draftedBy, render: (row) => row.draftedBy },
          {
            label: plans.approvedBy,
            render: (row) => (row.approvedBy ? `${row.approvedBy} ${dateText(row.approvedOn)}` : controls.none),
          },
          { label: plans.versus, render: (row) => <Items row={row} /> },
        ]}
        buttons={plans.buttons}
        empty={plans.none}
        hint={plans.noneHint}
        renderDialog={({ row, step }, close) => <PlanDialog row={row} step={step} onClose={close} />}
      />
      {isOpen ? <DraftPlanDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

export const ActivitiesTab = () => {
  const { plans } = useText()
  const { data, error, refetch } = useQuery(reading(listActivities, {}))
  const items = data?.items.map((each) => ({ ...each, actions: [] }))
  return (
    <RegisterTable
      label={plans.tabs.activities}
      asked={{ data: items ? { items } : undefined, error, refetch }}
      title={{ label: plans.activity, render: (row) => row.title }}
      columns={[
        { label: plans.startsOn, render: (row) => <span className="number">{dateText(row.startsOn)}</span> },
        { label: plans.endsOn, render: (row) => <span className="number">{dateText(row.endsOn)}</span> },
        { label: plans.targets, render: (row) => row.targets.join('、') },
        { label: plans.team, render: (row) => row.team },
        { label: plans.plan, render: (row) => row.planTitle },
      ]}
      buttons={plans.buttons}
      empty={plans.noActivities}
      hint={plans.noActivitiesHint}
    />
  )
}
