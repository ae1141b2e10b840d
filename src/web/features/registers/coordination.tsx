import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { listCoordination } from '#contract/coordination.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { CoordinationDialog, OpenCoordinationDialog, type Coordination } from './coordination-dialogs.tsx'
import { MatterLink, RegisterTable, type Column } from './table.tsx'

const Tasks = ({ row }: { readonly row: Coordination }) => {
  const { registers, controls } = useText()
  if (row.tasks.length === 0) return <>{controls.none}</>
  return (
    <ul className="register-tasks">
      {row.tasks.map((task) => (
        <li key={task.id}>
          {`${task.organizationName}：${task.text}（${dateText(task.due)}）`}
          {task.answer ? (
            <span className="block soft">{`${dateText(task.answeredOn)} ${task.answer}`}</span>
          ) : (
            <span className={task.late ? 'register-late' : 'soft'}>
              {' '}
              {task.late ? `▲ ${registers.taskLate}` : registers.notAnswered}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

export const useCoordinationColumns = (): { title: Column<Coordination>; columns: Column<Coordination>[] } => {
  const { registers, controls } = useText()
  return {
    title: {
      label: registers.issueTitle,
      render: (row) => (
        <>
          {row.title}
          <p className="pre soft">{row.issue}</p>
        </>
      ),
    },
    columns: [
      { label: registers.leadOwner, render: (row) => row.ownerName },
      {
        label: registers.participants,
        render: (row) => row.participants.map((each) => each.name).join('、') || controls.none,
      },
      { label: registers.due, render: (row) => <span className="number">{dateText(row.due)}</span> },
      { label: registers.state, render: (row) => registers.coordinationStates[row.state] },
      { label: registers.decided, render: (row) => row.decision ?? controls.none },
      { label: registers.tasks, render: (row) => <Tasks row={row} /> },
    ],
  }
}

export const CoordinationTab = () => {
  const { registers } = useText()
  const mayOpen = useMay('coordination.open')
  const [isOpen, setOpen] = useState(false)
  const asked = useQuery(reading(listCoordination, {}))
  const { title, columns } = useCoordinationColumns()
  return (
    <>
      {mayOpen ? (
        <div className="register-bar no-print">
          <Button type="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {registers.buttons['coordination.open']}
          </Button>
        </div>
      ) : null}
      <RegisterTable
        label={registers.tabs.coordination}
        asked={asked}
        title={title}
        columns={[
          ...columns,
          { label: registers.matter, render: (row) => <MatterLink id={row.matterId} title={row.matterTitle} /> },
        ]}
        buttons={registers.buttons}
        empty={registers.none.coordination}
        hint={registers.noneHint.coordination}
        renderDialog={({ row, step }, close) => <CoordinationDialog row={row} step={step} onClose={close} />}
      />
      {isOpen ? <OpenCoordinationDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
