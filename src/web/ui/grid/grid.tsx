import { tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { usePrinting } from '../use-printing.ts'
import { rowAfterKey } from './keys.ts'

export const gridFeatures = tableFeatures({})
/** `width` in pixels, 0 takes what is left; `sticky` columns stay in sight. */
export type GridColumn<Row extends object> = ColumnDef<typeof gridFeatures, Row> & {
  readonly id: string
  readonly width: number
  readonly sticky?: boolean
  readonly sort?: 'ascending' | 'descending'
}
type Given<Row extends object> = {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: GridColumn<Row>[]
  readonly idOf: (row: Row) => string
  readonly onOpen: (row: Row) => void
  /** Running number of the first row of this page, for `aria-rowindex`. */
  readonly first: number
  readonly total: number | null
}

const leftOf = (columns: readonly { width: number; sticky?: boolean }[], at: number) =>
  columns.slice(0, at).reduce((sum, column) => sum + column.width, 0)

/**
 * A native table as a grid: rows are reached by the arrow keys and opened by Enter. Rows out of sight are not drawn,
 * except for printing. antd's virtual table has neither rows nor cells for a screen reader, so it is not used.
 */
export const Grid = <Row extends object>({ label, rows, columns, idOf, onOpen, first, total }: Given<Row>) => {
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const isMoving = useRef(false)
  const isPrinting = usePrinting()
  const table = useTable({ features: gridFeatures, columns, data: rows, getRowId: idOf })
  const { rows: models } = table.getRowModel()
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by hand or by the compiler
  const virtual = useVirtualizer({
    count: models.length,
    getScrollElement: () => box.current,
    estimateSize: () => 40,
    overscan: 12,
  })
  const drawn = virtual.getVirtualItems()
  const [from, to] =
    isPrinting || drawn.length === 0
      ? [0, isPrinting ? models.length : Math.min(models.length, 30)]
      : [drawn[0]?.index ?? 0, (drawn[drawn.length - 1]?.index ?? 0) + 1]
  const above = isPrinting ? 0 : (drawn[0]?.start ?? 0)
  const below = isPrinting || drawn.length === 0 ? 0 : virtual.getTotalSize() - (drawn[drawn.length - 1]?.end ?? 0)
  const current = Math.min(active, Math.max(0, models.length - 1))

  useEffect(() => {
    if (!isMoving.current) return
    const row = box.current?.querySelector<HTMLElement>(`tr[data-index="${active}"]`)
    if (!row) return
    isMoving.current = false
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number) => {
    const row = rows[index]
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' && row) return onOpen(row)
    const next = rowAfterKey(event.key, index, rows.length)
    if (next === null) return
    event.preventDefault()
    isMoving.current = true
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const place = (at: number) =>
    columns[at]?.sticky ? { className: 'grid-sticky', style: { left: leftOf(columns, at) } } : {}

  return (
    <div className="grid-box" ref={box}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- rows take the keyboard */}
      <table className="grid" role="grid" aria-label={label} aria-rowcount={total === null ? -1 : total + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width > 0 ? { width: column.width } : {}} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header, at) => (
                <th key={header.id} scope="col" aria-sort={columns[at]?.sort} {...place(at)}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden="true" style={{ height: above }} /> : null}
          {models.slice(from, to).map((row, i) => {
            const index = from + i
            return (
              <tr
                key={row.id}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={first + index + 1}
                tabIndex={index === current ? 0 : -1}
                onKeyDown={(event) => onKeyDown(event, index)}
                onFocus={() => setActive(index)}
                onDoubleClick={() => onOpen(row.original)}
              >
                {row.getAllCells().map((cell, at) => (
                  <td key={cell.id} {...place(at)}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  )
}
