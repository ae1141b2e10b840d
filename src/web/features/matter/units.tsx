import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { Assignment, MatterView } from './view.ts'

const Cells = ({ unit }: { readonly unit: Assignment }) => {
  const { matter, words, controls } = useText()
  const principal = unit.principalName ? matter.answersUntilNamed(unit.principalName) : controls.none
  return (
    <>
      <th scope="row">
        {unit.organizationName}
        {unit.duty ? <small className="block soft">{`${matter.duty}：${unit.duty}`}</small> : null}
      </th>
      <td className="unbroken">{words.parts[unit.part]}</td>
      <td className="unbroken">
        {words.assignmentStates[unit.state as keyof typeof words.assignmentStates] ?? unit.state}
      </td>
      <td className="number">
        {dateText(unit.deliveredOn)}
        {unit.delivery === 'slip' ? <small className="block">{matter.paperSlip}</small> : null}
      </td>
      <td className="number">{instantText(unit.acknowledgedAt)}</td>
      <td>{unit.responsibleLeader ?? controls.none}</td>
      <td>{unit.responsiblePerson ?? principal}</td>
      <td className="number">{unit.responsiblePhone ?? controls.none}</td>
      <td className="pre">{unit.contribution ?? controls.none}</td>
    </>
  )
}

/** Who does what; forty units are forty rows that scroll inside their own box. */
export const Units = ({ view }: { readonly view: MatterView }) => {
  const { matter } = useText()
  return (
    <Section title={`${matter.units}　${view.assignments.length}`}>
      <div className="table-box" tabIndex={0} role="region" aria-label={matter.units}>
        <table className="plain">
          <thead>
            <tr>
              {matter.unitsColumns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.assignments.map((unit) => (
              <tr key={unit.id}>
                <Cells unit={unit} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
