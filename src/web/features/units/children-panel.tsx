import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Due } from '#web/features/clock/due.tsx'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Panel } from '../matter/panels.ts'
import { RollUpDialog } from './roll-up-dialog.tsx'
import { useUnitSide, type UnitSide } from './side.ts'

/** 上级时限 → 本级时限: what each level has kept for itself. */
const Levels = ({ side }: { readonly side: UnitSide }) => {
  const { units } = useText()
  if (side.levels.length < 2) return null
  return (
    <p className="levels number">
      <span className="soft">{`${units.levels}：`}</span>
      {side.levels.map((level, i) => (
        <span key={level.depth}>
          {i > 0 ? ' → ' : ''}
          {`${level.supervisorName} ${dateText(level.due)}`}
          {level.cut === null ? null : <strong>{`（${units.cut(level.cut)}）`}</strong>}
        </span>
      ))}
    </p>
  )
}

const Sum = ({ side }: { readonly side: UnitSide }) => {
  const { units } = useText()
  const { rollUp } = side
  if (!rollUp) return null
  const terms =
    rollUp.rule === 'weighted' ? `（${rollUp.terms.map((term) => (term.done ? term.weight : 0)).join(' + ')}）` : ''
  return (
    <span className="number">
      {`${units.rollUp}：${units.rollUpRules[rollUp.rule]}　${terms}${units.rollUpSum(rollUp.done, rollUp.of, rollUp.percent)}`}
    </span>
  )
}

/** What was handed further down: lights, each one's cut, and what came back. */
export const ChildrenPanel: Panel = ({ view, isPast }) => {
  const { units, words } = useText()
  const { data: side } = useUnitSide(view.face.id)
  const [isOpen, setOpen] = useState(false)
  if (isPast || !side || (side.children.length === 0 && side.levels.length < 2)) return null
  return (
    <Section
      title={units.children}
      side={
        side.children.length > 0 ? (
          <span>
            <Sum side={side} />
            {view.actions.includes('matters.draft-child') ? (
              <Button type="link" size="small" onClick={() => setOpen(true)}>
                {units.declareRollUp}
              </Button>
            ) : null}
          </span>
        ) : null
      }
    >
      <Levels side={side} />
      {side.children.length > 0 ? (
        <div className="table-box" tabIndex={0} role="region" aria-label={units.children}>
          <table className="plain">
            <thead>
              <tr>
                {units.childColumns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {side.children.map((child) => (
                <tr key={child.id}>
                  <td className="unbroken">
                    <Light light={child.light} state={child.state} />
                  </td>
                  <th scope="row">
                    <Link to="/matters/$matterId" params={{ matterId: child.id }}>
                      {child.title}
                    </Link>
                    {child.mandatory ? null : <small className="soft block">{units.optionalChild}</small>}
                  </th>
                  <td>{child.leadName}</td>
                  <td className="number">
                    <Due matterId={child.id} due={child.due} />
                    {child.cut === null ? null : <small className="soft block">{units.cut(child.cut)}</small>}
                  </td>
                  <td className="unbroken">{words.states[child.state]}</td>
                  <td className="pre">
                    {child.outcome ?? child.progress}
                    {child.actual ? <small className="block">{child.actual}</small> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isOpen ? <RollUpDialog view={view} side={side} onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}
