import { Link } from '@tanstack/react-router'
import { memo, type KeyboardEvent } from 'react'
import { useText } from '#web/text/use-text.ts'
import { Details } from './details.tsx'
import { leaderIn, unitIn, type Known, type Line, type Use } from './line.ts'
import { useSuggestions } from './suggestions.tsx'

type Given = {
  readonly line: Line
  readonly no: number
  readonly known: Known
  readonly isOpen: boolean
  readonly onOpen: (key: string) => void
  readonly onChange: (key: string, change: Partial<Line>) => void
  readonly onNext: (key: string) => void
}

const uses: readonly Use[] = ['matter', 'attach', 'read_only', 'study']

/** One line of the register: cells that Tab walks through, Enter for the next line. */
export const Row = memo(({ line, no, known, isOpen, onOpen, onChange, onNext }: Given) => {
  const { quick } = useText()
  const unit = unitIn(line.unit, known.units)
  const isDone = line.saved !== null
  const suggestions = useSuggestions(isOpen && !isDone ? line.requirement || line.text : '', unit?.id)
  const change = (what: Partial<Line>) => onChange(line.key, what)
  const take = (item: { id: string; title: string } | undefined) => {
    if (item) change({ use: 'attach', into: { id: item.id, title: item.title }, errors: {} })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, (() => void) | undefined> = {
      F8: () => take(suggestions[0]),
      F9: () => change({ use: 'matter', into: null }),
      F2: () => change({ requirement: line.text }),
      Enter: event.shiftKey || event.nativeEvent.isComposing ? undefined : () => onNext(line.key),
    }
    const act = keys[event.key]
    if (!act || isDone) return
    event.preventDefault()
    act()
  }
  const cell = (name: 'leader' | 'on' | 'unit' | 'limit', list?: string) => (
    <td>
      <input
        data-cell={name}
        aria-label={`${quick.columns[name]} ${no}`}
        value={line[name]}
        disabled={isDone}
        aria-invalid={line.errors[name] ? true : undefined}
        title={line.errors[name]}
        {...(list ? { list } : {})}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </td>
  )
  const words = (name: 'text' | 'requirement') => (
    <td>
      <textarea
        data-cell={name}
        aria-label={`${quick.columns[name]} ${no}`}
        rows={isOpen ? 2 : 1}
        value={line[name]}
        disabled={isDone}
        aria-invalid={line.errors[name] ? true : undefined}
        title={line.errors[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </td>
  )
  const problem = Object.values(line.errors)[0]
  const leader = leaderIn(line.leader, known.leaders)
  return (
    <tbody
      className={`quick-line${isOpen ? ' open' : ''}${isDone ? ' done' : ''}`}
      onKeyDown={onKeyDown}
      onFocus={() => onOpen(line.key)}
    >
      <tr>
        <th scope="row">{no}</th>
        {cell('leader', 'quick-leaders')}
        {cell('on')}
        {words('text')}
        {words('requirement')}
        {cell('unit', 'quick-units')}
        {cell('limit')}
        <td className="quick-check">
          <input
            type="checkbox"
            aria-label={`${quick.columns.answer} ${no}`}
            checked={line.answer}
            disabled={isDone}
            onChange={({ target }) => change({ answer: target.checked })}
          />
        </td>
        <td>
          <select
            aria-label={`${quick.columns.use} ${no}`}
            value={line.use}
            disabled={isDone}
            onChange={({ target }) => change({ use: target.value as Use })}
          >
            {uses.map((value) => (
              <option key={value} value={value}>
                {quick.uses[value]}
              </option>
            ))}
          </select>
        </td>
        <td className="quick-state">
          {line.order ? (
            <Link to="/orders/$orderId" params={{ orderId: line.order.id }}>
              {line.order.number}
            </Link>
          ) : line.saved ? (
            <Link to="/sources/$sourceId" params={{ sourceId: line.saved.sourceId }}>
              {quick.saved}
            </Link>
          ) : (
            <span className={problem ? 'light-red' : 'soft'}>{problem ? quick.wrong : ''}</span>
          )}
        </td>
      </tr>
      {problem ? (
        <tr className="quick-problem">
          <td colSpan={10} role="alert">
            {no}. {Object.values(line.errors).join('；')}
          </td>
        </tr>
      ) : null}
      {isOpen && !isDone ? (
        <Details line={line} leader={leader} unit={unit} suggestions={suggestions} onTake={take} onChange={change} />
      ) : null}
    </tbody>
  )
})
Row.displayName = 'QuickRow'
