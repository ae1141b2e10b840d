import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Segmented } from 'antd'
import { useText } from '#web/text/use-text.ts'

/** What is shown: every line, those not decided on, or of these only those with a question. */
export type Filter = 'all' | 'open' | 'asked'

type Given = {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly mayChange: boolean
  /** Lines not decided on; those with a question among them; names nobody has settled. */
  readonly left: number
  readonly asked: number
  readonly unsettled: number
  readonly hasDrafts: boolean
  /** Lines that leave nothing to ask, while no line is marked by itself. */
  readonly clear: number
  readonly isAccepting: boolean
  readonly marked: 'none' | 'some' | 'all'
  readonly onMarkAll: () => void
  readonly onAcceptClear: () => void
  readonly onNext: () => void
  readonly onNames: () => void
}

/** Above the lines: what is left to do as a number, and the acts that do most of it at once. */
export const ProposalsBar = (given: Given) => {
  const { sources } = useText()
  const { filter, mayChange, left, asked, unsettled, clear, marked } = given
  const acts = (
    <>
      {clear > 0 ? (
        <Button size="small" type="primary" loading={given.isAccepting} onClick={given.onAcceptClear}>
          {sources.acceptClear(clear)}
        </Button>
      ) : null}
      {unsettled > 0 ? (
        <Button size="small" onClick={given.onNames}>
          {sources.namesLeft(unsettled)}
        </Button>
      ) : null}
      {left === 0 && given.hasDrafts ? (
        <Link to="/orders/new" search={{ mode: 'registered' }}>
          {sources.handDown}
        </Link>
      ) : null}
    </>
  )
  return (
    <div className="proposals-bar">
      <div className="proposals-acts">
        <strong role="status">{left === 0 ? sources.nothingLeft : sources.left(left, asked)}</strong>
        {mayChange ? acts : null}
      </div>
      {mayChange && left > 0 ? (
        <Checkbox checked={marked === 'all'} indeterminate={marked === 'some'} onChange={given.onMarkAll}>
          {sources.chooseAll}
        </Checkbox>
      ) : null}
      <Segmented<Filter>
        size="small"
        value={filter}
        onChange={given.onFilter}
        aria-label={sources.proposals}
        options={[
          { value: 'all', label: sources.filterAll },
          { value: 'open', label: sources.filterOpen },
          { value: 'asked', label: sources.filterAsked },
        ]}
      />
      {mayChange && asked > 0 ? (
        <Button size="small" onClick={given.onNext}>
          {sources.nextQuestion}
        </Button>
      ) : null}
      {mayChange ? (
        <span className="proposals-keys" title={sources.keys}>
          {sources.keys}
        </span>
      ) : null}
    </div>
  )
}
