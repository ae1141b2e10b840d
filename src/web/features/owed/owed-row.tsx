import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import type { OutputOf } from '#contract/operation.ts'
import type { getOwed } from '#contract/tray.ts'
import type { Light as LightName } from '#domain/light.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText, workdaysText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'

export type Item = OutputOf<typeof getOwed>['items'][number]

type Given = {
  readonly item: Item
  readonly isChosen: boolean
  readonly isBusy: boolean
  readonly onChoose: () => void
  readonly onAcknowledge: () => void
  readonly onSign: () => void
}

const Act = ({ item, isBusy, onAcknowledge, onSign }: Given) => {
  const { units } = useText()
  const { kind } = item.next
  const label = `${units.verbs[kind]}：${item.title}`
  if (kind === 'acknowledge' || kind === 'sign')
    return (
      <Button
        size="small"
        type={kind === 'sign' ? 'primary' : 'default'}
        disabled={isBusy}
        aria-label={label}
        onClick={kind === 'sign' ? onSign : onAcknowledge}
      >
        {units.verbs[kind]}
      </Button>
    )
  return (
    <Link to="/matters/$matterId" params={{ matterId: item.matterId }} aria-label={label}>
      {units.verbs[kind]}
    </Link>
  )
}

/** One matter of the unit: what it owes next and by when, to whom, and who has it in hand. */
export const OwedRow = (given: Given) => {
  const { units, controls } = useText()
  const { item, isChosen, onChoose } = given
  const { next } = item
  const isLate = next.workdaysLeft !== null && next.workdaysLeft < 0
  return (
    <tr>
      <td className="owed-choose">
        {item.mayReport ? (
          <Checkbox aria-label={units.choose(item.title)} checked={isChosen} onChange={onChoose} />
        ) : null}
      </td>
      <td className="owed-day number" data-label={units.owedColumns.day}>
        <span>{next.on ? dateText(next.on) : controls.none}</span>
        <small className={isLate ? 'light-red' : 'soft'}>{workdaysText(next.workdaysLeft)}</small>
      </td>
      <td className="owed-thing">
        <strong>{units.things[next.kind]}</strong>
        {item.more.length > 0 ? (
          <small className="soft block">{units.more(item.more.map((each) => units.things[each]).join('、'))}</small>
        ) : null}
      </td>
      <th scope="row" className="owed-matter">
        <Link to="/matters/$matterId" params={{ matterId: item.matterId }}>
          {item.title}
        </Link>
        <small className="soft block">
          {[item.number, item.dividedTo ? units.dividedTo(item.dividedTo) : null].filter(Boolean).join('　')}
        </small>
        {item.alsoAskedBy.length > 0 ? (
          <small className="block owed-also">
            {item.alsoAskedBy.map((other, i) => (
              <span key={other.matterId}>
                {i > 0 ? '、' : null}
                <Link to="/matters/$matterId" params={{ matterId: other.matterId }}>
                  {other.superiorName}
                </Link>
              </span>
            ))}{' '}
            {units.alsoAsk}
          </small>
        ) : null}
      </th>
      <td className="owed-superior" data-label={units.owedColumns.superior}>
        {item.superiorName}
      </td>
      <td className="owed-who" data-label={units.owedColumns.who}>
        {item.responsible ?? controls.none}
      </td>
      <td className="owed-due number" data-label={units.owedColumns.due}>
        <Light light={item.light as LightName} />
        <span>
          {dateText(item.due)}
          {item.dueProvisional ? <small title={controls.provisionalWhy}> {controls.provisional}</small> : null}
        </span>
      </td>
      <td className="owed-act">
        <Act {...given} />
      </td>
    </tr>
  )
}
