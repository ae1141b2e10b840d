import { useQuery } from '@tanstack/react-query'
import { getStockNote } from '#contract/stock.ts'
import { reading } from '#web/api/client.ts'
import type { Panel } from '#web/features/matter/panels.ts'
import { useText } from '#web/text/use-text.ts'
import { Section } from '#web/ui/page.tsx'
import '#web/pages/stock/stock.css'

const Cells = ({ cells }: { readonly cells: readonly (readonly [string, string])[] }) => (
  <dl className="stock-cells">
    {cells.map(([head, text]) => [<dt key={`${head} head`}>{head}</dt>, <dd key={`${head} text`}>{text}</dd>])}
  </dl>
)

/** The row of the older ledger, as it stood; nothing where the matter was made here. */
export const StockPanel: Panel = ({ view, isPast }) => {
  const { stock } = useText()
  const { data } = useQuery({
    ...reading(getStockNote, { matterId: view.face.id }),
    enabled: !isPast && view.content !== null && view.content.orderId === null,
  })
  const note = data?.note
  if (!note) return null
  return (
    <Section title={stock.panel}>
      <p className="soft">{note.fileName ? stock.panelFrom(note.fileName, note.row) : stock.panelRow(note.row)}</p>
      <Cells cells={note.cells} />
      {note.forOffice ? (
        <>
          <h3>{stock.forOffice}</h3>
          <Cells cells={note.forOffice} />
        </>
      ) : null}
    </Section>
  )
}
