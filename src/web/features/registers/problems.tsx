import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { countCauses, listProblems } from '#contract/problems.ts'
import { reading } from '#web/api/client.ts'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { ProblemDialog, RegisterProblemDialog, type Problem } from './problem-dialogs.tsx'
import { MatterLink, RegisterTable, type Column } from './table.tsx'

export const useProblemColumns = (): { title: Column<Problem>; columns: Column<Problem>[] } => {
  const { registers, trailWords, controls } = useText()
  return {
    title: {
      label: registers.problem,
      render: (row) => (
        <>
          {row.title}
          <p className="pre soft">{row.description}</p>
        </>
      ),
    },
    columns: [
      { label: registers.kind, render: (row) => registers.problemKinds[row.kind] },
      { label: registers.severity, render: (row) => registers.severities[row.severity] },
      { label: registers.owner, render: (row) => row.ownerName },
      { label: registers.firstSeen, render: (row) => <span className="number">{dateText(row.firstSeen)}</span> },
      {
        label: registers.state,
        render: (row) =>
          row.late ? (
            <strong className="register-late">▲ {registers.late}</strong>
          ) : (
            <>
              {registers.problemStates[row.state]}
              {row.reportedOn ? (
                <span className="block soft">{`${dateText(row.reportedOn)} ${row.reportedTo ?? ''}`}</span>
              ) : null}
            </>
          ),
      },
      {
        label: registers.cause,
        render: (row) => (row.cause ? (trailWords.causes[row.cause] ?? row.cause) : controls.none),
      },
      {
        label: registers.answer,
        render: (row) => (
          <>
            {row.answer ?? controls.none}
            {row.result ? <span className="block">{`${registers.result}：${row.result}`}</span> : null}
          </>
        ),
      },
    ],
  }
}

const Causes = () => {
  const { registers, trailWords } = useText()
  const { data } = useQuery(reading(countCauses, {}))
  const rows = (data?.items ?? []).filter((each) => each.returns + each.problems > 0)
  if (rows.length === 0) return null
  const [cause, returns, problems] = registers.causeColumns
  return (
    <section className="section">
      <h2>{registers.causes}</h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{cause}</th>
            <th scope="col" className="list-count">
              {returns}
            </th>
            <th scope="col" className="list-count">
              {problems}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cause}>
              <th scope="row">{trailWords.causes[row.cause] ?? row.cause}</th>
              <td data-label={returns} className="list-count">
                {row.returns}
              </td>
              <td data-label={problems} className="list-count">
                {row.problems}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const ProblemsTab = () => {
  const { registers } = useText()
  const mayRegister = useMay('problem.register')
  const [isOpen, setOpen] = useState(false)
  const [onlyLate, setOnlyLate] = useState(false)
  const asked = useQuery(reading(listProblems, onlyLate ? { late: 'true' } : {}))
  const { title, columns } = useProblemColumns()
  return (
    <>
      <div className="register-bar no-print">
        {mayRegister ? (
          <Button type="primary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {registers.buttons['problems.register']}
          </Button>
        ) : null}
        <Checkbox checked={onlyLate} onChange={(event) => setOnlyLate(event.target.checked)}>
          {registers.onlyLate}
        </Checkbox>
        {asked.data ? (
          <span className={asked.data.late > 0 ? 'register-late' : 'soft'}>{registers.lateCount(asked.data.late)}</span>
        ) : null}
      </div>
      <RegisterTable
        label={registers.tabs.problems}
        asked={asked}
        title={title}
        columns={[
          ...columns,
          { label: registers.matter, render: (row) => <MatterLink id={row.matterId} title={row.matterTitle} /> },
        ]}
        buttons={registers.buttons}
        empty={registers.none.problems}
        hint={registers.noneHint.problems}
        renderDialog={({ row, step }, close) => <ProblemDialog row={row} step={step} onClose={close} />}
      />
      {asked.data ? <p className="list-foot">{registers.total(asked.data.total)}</p> : null}
      <Causes />
      {isOpen ? <RegisterProblemDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}
