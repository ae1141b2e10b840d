import { Select } from 'antd'
import { stockFields, type StockField } from '#domain/stock/fields.ts'
import { useText } from '#web/text/use-text.ts'
import type { Batch, Change } from './batch-page.tsx'

type Given = { readonly batch: Batch; readonly isBusy: boolean; readonly onChange: (change: Change) => void }

/** A, B … Z, AA: as above the columns on the screen of whoever has the file open. */
const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** The ledger's columns with what stands in them, each beside what it means here. A meaning is one column's only. */
export const Columns = ({ batch, isBusy, onChange }: Given) => {
  const { stock } = useText()
  const { fields } = batch.plan
  const set = (column: number, meaning: StockField | 'ignored') =>
    onChange({
      fields: fields.map((field, i) => (i === column ? meaning : field === meaning ? 'ignored' : (field ?? 'ignored'))),
    })
  const taken = new Set(fields)
  return (
    <div className="list-frame">
      <table className="list stock-columns">
        <thead>
          <tr>
            <th scope="col">{stock.column}</th>
            <th scope="col">{stock.head}</th>
            <th scope="col">{stock.samples}</th>
            <th scope="col">{stock.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {batch.columns.map(({ column, head, field, samples }) => (
            <tr key={column}>
              <td className="number">{lettersOf(column)}</td>
              <th scope="row">{head || stock.emptyHead}</th>
              <td className="stock-samples">{samples.join('　·　')}</td>
              <td>
                <Select
                  aria-label={stock.meaningOf(head || lettersOf(column))}
                  className="stock-meaning"
                  value={field ?? 'ignored'}
                  disabled={isBusy}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={[
                    { value: 'ignored', label: stock.ignored },
                    ...stockFields.map((value) => ({
                      value,
                      label: taken.has(value) && value !== field ? `${stock.fields[value]} ✓` : stock.fields[value],
                    })),
                  ]}
                  onChange={(meaning: StockField | 'ignored') => set(column, meaning)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
