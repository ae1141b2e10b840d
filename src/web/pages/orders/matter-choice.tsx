import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { OutputOf } from '#contract/operation.ts'
import type { listMatters } from '#contract/ledger.ts'
import { useText } from '#web/text/use-text.ts'

export type Face = OutputOf<typeof listMatters>['items'][number]

type Given = {
  readonly matters: readonly Face[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  /** Left out, every matter may be chosen. */
  readonly mayChoose?: ReadonlySet<string>
}

export const MatterChoice = ({ matters, chosen, onChoose, mayChoose }: Given) => {
  const { orders, words, controls } = useText()
  const open = matters.filter((each) => !mayChoose || mayChoose.has(each.id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  const isAll = open.length > 0 && chosen.size === open.length
  return (
    <div className="list-frame">
      <table className="list choice">
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={orders.chooseAll}
                checked={isAll}
                indeterminate={chosen.size > 0 && !isAll}
                disabled={open.length === 0}
                onChange={() => onChoose(new Set(isAll ? [] : open.map((each) => each.id)))}
              />
            </th>
            <th scope="col">{orders.matter}</th>
            <th scope="col">{orders.lead}</th>
            <th scope="col">{orders.source}</th>
            <th scope="col">{orders.state}</th>
          </tr>
        </thead>
        <tbody>
          {matters.map((each) => (
            <tr key={each.id}>
              <td>
                <Checkbox
                  aria-label={orders.chooseMatter(each.title)}
                  checked={chosen.has(each.id)}
                  disabled={mayChoose !== undefined && !mayChoose.has(each.id)}
                  onChange={() => toggle(each.id)}
                />
              </td>
              <th scope="row">
                <Link to="/matters/$matterId" params={{ matterId: each.id }}>
                  {each.title}
                </Link>
                {mayChoose && !mayChoose.has(each.id) ? <div className="soft">{orders.notQualified}</div> : null}
              </th>
              <td data-label={orders.lead}>{each.leadName ?? controls.none}</td>
              <td data-label={orders.source}>
                {words.sourceKinds[each.sourceKind as keyof typeof words.sourceKinds] ?? controls.none}
              </td>
              <td data-label={orders.state}>{words.states[each.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
