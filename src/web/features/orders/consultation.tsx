import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { decideDispute, type getConsultation } from '#contract/divisions.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { Field, TextField } from '#web/ui/fields.tsx'

export type ConsultationView = OutputOf<typeof getConsultation>
type Row = ConsultationView['rows'][number]

const colours = { asked: 'default', agreed: 'green', disputed: 'orange', settled: 'blue' } as const

const stateOf = (row: Row) => (row.silent ? 'silent' : row.state)

const Decide = ({ view, row, onClose }: { view: ConsultationView; row: Row; onClose: () => void }) => {
  const { boards } = useText()
  return (
    <CommandDialog<typeof decideDispute, Pick<InputOf<typeof decideDispute>, 'outcome' | 'decision'>>
      of={decideDispute}
      title={boards.decide}
      toInput={(values) => ({ ...values, consultationId: view.id, version: view.version, rowId: row.id })}
      onClose={onClose}
      onDone={() => undefined}
    >
      <dl className="two-texts">
        <dt>{boards.askedText}</dt>
        <dd className="pre">{view.kind === 'matter' ? view.text : `${row.target}\n${row.requirement}`}</dd>
        <dt>{`${row.organizationName}　${boards.unitOpinion}`}</dt>
        <dd className="pre">{row.opinion}</dd>
      </dl>
      <Field name="outcome" label={boards.outcome}>
        <Select options={(['kept', 'changed'] as const).map((value) => ({ value, label: boards.outcomes[value] }))} />
      </Field>
      <TextField name="decision" label={boards.decision} max={1000} />
    </CommandDialog>
  )
}

/** Who was asked and what was said, the open disagreements first; each is decided with both texts in sight. */
export const Consultation = ({ view }: { readonly view: ConsultationView }) => {
  const { boards } = useText()
  const [deciding, setDeciding] = useState<Row | null>(null)
  const counts = (Object.keys(boards.counts) as (keyof typeof boards.counts)[])
    .map((key) => [boards.counts[key], view.rows.filter((row) => stateOf(row) === key).length] as const)
    .filter(([, n]) => n > 0)
  return (
    <>
      <p className="soft">{counts.map(([name, n]) => `${name} ${n}`).join('　')}</p>
      <p className="pre">{view.text}</p>
      <div className="list-frame">
        <table className="list">
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.organizationName}</th>
                <td>
                  <Tag color={colours[row.state]}>
                    {row.silent
                      ? view.kind === 'matter'
                        ? boards.silentOpinion
                        : boards.silent
                      : boards.states[row.state]}
                  </Tag>
                </td>
                <td className="pre">
                  {row.opinion}
                  {row.decision ? (
                    <div className="soft">{`${boards.outcomes[row.outcome ?? ''] ?? ''}　${row.decidedBy ?? ''}：${row.decision}`}</div>
                  ) : null}
                </td>
                <td>
                  {row.state === 'disputed' && view.actions.includes('consultations.decide') ? (
                    <Button size="small" aria-haspopup="dialog" onClick={() => setDeciding(row)}>
                      {boards.decide}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {deciding ? <Decide view={view} row={deciding} onClose={() => setDeciding(null)} /> : null}
    </>
  )
}
