import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Section } from '#web/ui/page.tsx'
import { sourceKindText } from '../ledger/columns.tsx'
import { DueDialog } from '../clock/due-dialog.tsx'
import type { MatterView } from './view.ts'

type Fact = readonly [label: string, value: ReactNode, wide?: boolean]

const Due = ({ view, isPast }: { readonly view: MatterView; readonly isPast: boolean }) => {
  const { matter, controls } = useText()
  const [isOpen, setOpen] = useState(false)
  const { due, workdaysLeft, light, dueProvisional, id } = view.face
  const original = view.content?.originalDue
  const left = workdaysText(workdaysLeft)
  return (
    <>
      <strong className="number">{dateText(due)}</strong>
      {left ? <span className={`light-${light}`}> {left}</span> : null}
      {dueProvisional ? <span title={controls.provisionalWhy}> {controls.provisional}</span> : null}
      {original && original !== due ? <span className="soft">（{matter.originalDue(dateText(original))}）</span> : null}
      {due && !isPast ? (
        <Button type="link" size="small" className="no-print" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {matter.whyDue}
        </Button>
      ) : null}
      {isOpen ? <DueDialog matterId={id} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** 督字〔2026〕12号-03 is a row of 督字〔2026〕12号: paper names the order, where a link cannot be followed. */
const orderNumber = (number: string | null): string | null => number?.replace(/-\d+$/, '') ?? null

/** 基本信息 and what the matter asks for. */
export const Facts = ({ view, isPast }: { readonly view: MatterView; readonly isPast: boolean }) => {
  const { matter, words, controls } = useText()
  const { face, content } = view
  const facts: readonly (Fact | false)[] = [
    [matter.number, face.number ?? controls.none],
    [
      matter.state,
      <>
        {words.states[face.state]}　<Light light={face.light} state={face.state} />
      </>,
    ],
    [matter.due, <Due key="due" view={view} isPast={isPast} />],
    [matter.lead, face.leadName ?? controls.none],
    [matter.supervisor, face.supervisorName],
    [matter.sourceKind, sourceKindText(face.sourceKind, words.sourceKinds)],
    [matter.urgency, words.urgency[face.urgency as keyof typeof words.urgency] ?? face.urgency],
    content !== null && [matter.draftedBy, content.draftedBy],
    content !== null && content.cycle > 1 && [matter.cycle, matter.cycleNo(content.cycle)],
    content?.orderId
      ? [
          matter.order,
          <Link key="order" to="/orders/$orderId" params={{ orderId: content.orderId }}>
            {orderNumber(face.number) ?? matter.showOrder}
          </Link>,
        ]
      : false,
    content?.parentMatterId
      ? [
          matter.above,
          <Link key="above" to="/matters/$matterId" params={{ matterId: content.parentMatterId }}>
            {matter.showAbove}
          </Link>,
        ]
      : false,
    content !== null && [matter.target, content.target, true],
    content !== null && [matter.workContent, content.workContent, true],
    content !== null && [matter.requirement, content.requirement, true],
    content?.outcome ? [matter.outcome, content.outcome, true] : false,
    content?.actual ? [matter.actual, content.actual, true] : false,
    content !== null &&
      content.lateness.length > 0 && [
        matter.lateness,
        [...new Set(content.lateness.map((each) => each.unit))].join('、'),
        true,
      ],
  ]
  return (
    <Section title={matter.basics}>
      {content === null ? <p className="soft">{matter.faceOnly}</p> : null}
      <dl className="facts">
        {facts
          .filter((fact): fact is Fact => fact !== false)
          .map(([label, value, isWide]) => (
            <div key={label} className={isWide ? 'fact-wide' : ''}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  )
}
