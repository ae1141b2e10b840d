import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import type { Assignment, MatterView } from './view.ts'

const Cells = ({ unit }: { readonly unit: Assignment }) => {
  const { matter, words, controls } = useText()
  const columns = matter.unitsColumns
  const principal = unit.principalName ? matter.answersUntilNamed(unit.principalName) : controls.none
  return (
    <>
      <th scope="row">
        {unit.organizationName}
        {unit.duty ? <small className="block soft">{`${matter.duty}：${unit.duty}`}</small> : null}
      </th>
      <td data-label={columns[1]} className="unbroken">
        {words.parts[unit.part]}
      </td>
      <td data-label={columns[2]} className="unbroken">
        {words.assignmentStates[unit.state as keyof typeof words.assignmentStates] ?? unit.state}
      </td>
      <td data-label={columns[3]} className="number">
        {dateText(unit.deliveredOn)}
        {unit.delivery === 'slip' ? <small className="block">{matter.paperSlip}</small> : null}
      </td>
      <td data-label={columns[4]} className="number">
        {instantText(unit.acknowledgedAt)}
      </td>
      <td data-label={columns[5]}>{unit.responsibleLeader ?? controls.none}</td>
      <td data-label={columns[6]}>{unit.responsiblePerson ?? principal}</td>
      <td data-label={columns[7]} className="number">
        {unit.responsiblePhone ?? controls.none}
      </td>
      <td data-label={columns[8]} className="pre">
        {unit.contribution ?? controls.none}
      </td>
    </>
  )
}

/** Who does what; forty units are forty rows that scroll inside their own box. */
export const Units = ({ view }: { readonly view: MatterView }) => {
  const { matter } = useText()
  return (
    <Section title={`${matter.units}　${view.assignments.length}`}>
      <div className="table-box" tabIndex={0} role="region" aria-label={matter.units}>
        <table className="plain units">
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
