import { Alert, Button, Checkbox } from 'antd'
import type { StockError, StockQuestion } from '#domain/stock/plan.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Change, Check } from './batch-page.tsx'

type Given = {
  readonly check: Check
  readonly confirmed: readonly StockQuestion[]
  readonly isBusy: boolean
  readonly onChange: (change: Change) => void
  readonly onNames: () => void
}

const Summary = ({ check }: { readonly check: Check }) => {
  const { stock } = useText()
  const { summary, skipped } = check
  return (
    <Alert
      type={check.isReady ? 'success' : 'info'}
      showIcon
      title={stock.summary(check.rows, summary.inProgress, summary.completed, summary.units)}
      description={
        <>
          {summary.overdue > 0 ? <div>{stock.overdue(summary.overdue)}</div> : null}
          {summary.longTerm > 0 ? <div>{stock.longTerm(summary.longTerm)}</div> : null}
          {skipped.length > 0 ? <div>{stock.skipped(skipped.length)}</div> : null}
          <div>{stock.checkNote}</div>
        </>
      }
    />
  )
}

const Problems = ({ problems, errors }: { readonly problems: Check['problems']; readonly errors: number }) => {
  const { stock, controls } = useText()
  return (
    <>
      <h3>{stock.problems(errors)}</h3>
      <p className="soft">{stock.problemsHint}</p>
      <div className="list-frame stock-problems" tabIndex={0} role="region" aria-label={stock.problems(errors)}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col" className="list-count">
                {stock.row}
              </th>
              <th scope="col">{stock.where}</th>
              <th scope="col">{stock.what}</th>
              <th scope="col">{stock.text}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, field, code, text }) => (
              <tr key={`${row} ${code} ${text}`}>
                <th scope="row" className="list-count">
                  {row}
                </th>
                <td>{field ? stock.fields[field] : controls.none}</td>
                <td>{stock.error[code as StockError]}</td>
                <td>{text || controls.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {errors > problems.length ? <p className="soft">{stock.more(errors - problems.length)}</p> : null}
    </>
  )
}

const Preview = ({ rows }: { readonly rows: Check['preview'] }) => {
  const { stock, words } = useText()
  return (
    <details className="stock-preview">
      <summary>{stock.preview}</summary>
      <div className="list-frame">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{stock.number}</th>
              <th scope="col">{stock.matter}</th>
              <th scope="col">{stock.lead}</th>
              <th scope="col">{stock.due}</th>
              <th scope="col">{stock.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.row}>
                <td className="number">{each.number}</td>
                <th scope="row">{each.title}</th>
                <td>{each.lead}</td>
                <td className="number">{dateText(each.due)}</td>
                <td>{words.states[each.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** What the dry run found: the sum of it, what a person has to agree to, what has to be mended, and what it becomes. */
export const Findings = ({ check, confirmed, isBusy, onChange, onNames }: Given) => {
  const { stock } = useText()
  const errors = check.problems.filter((each) => each.isError)
  const agree = (code: StockQuestion, isAgreed: boolean) =>
    onChange({ confirmed: isAgreed ? [...confirmed, code] : confirmed.filter((each) => each !== code) })
  return (
    <div className="stock-findings">
      <Summary check={check} />
      {check.unknown.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={stock.unknownTitle(check.unknown.length)}
          action={
            <Button size="small" onClick={onNames}>
              {stock.answerNames}
            </Button>
          }
        />
      ) : null}
      {check.questions.length > 0 ? (
        <fieldset className="stock-questions">
          <legend>{stock.questions}</legend>
          {check.questions.map(({ code, rows }) => (
            <Checkbox
              key={code}
              checked={confirmed.includes(code)}
              disabled={isBusy}
              onChange={({ target }) => agree(code, target.checked)}
            >
              {stock.rowsOf(rows)}：{stock.question[code]}
              <span className="soft stock-examples">
                {check.problems
                  .filter((each) => each.code === code)
                  .slice(0, 3)
                  .map((each) => stock.example(each.row, each.text))
                  .join('；')}
              </span>
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {check.errors > 0 ? <Problems problems={errors} errors={check.errors} /> : <p>{stock.noProblems}</p>}
      {check.preview.length > 0 ? <Preview rows={check.preview} /> : null}
    </div>
  )
}
