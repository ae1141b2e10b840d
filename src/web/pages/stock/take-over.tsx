import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { getStock, takeOverStock } from '#contract/stock.ts'
import { client } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Batch, Check } from './batch-page.tsx'

/** The one button at the end: all rows, or none. */
export const TakeOver = ({ batch, check }: { readonly batch: Batch; readonly check: Check }) => {
  const { stock, controls } = useText()
  const { modal } = App.useApp()
  const [isAgain, setAgain] = useState(false)
  const run = useCommand(takeOverStock, {
    onDone: (output) => client.setQueryData([getStock.id, { batchId: batch.id }], output),
  })
  const isWaiting = batch.takenBefore !== null && !isAgain
  const ask = () =>
    modal.confirm({
      title: stock.sure(check.rows),
      content: stock.sureHint,
      okText: stock.takeOver,
      cancelText: controls.cancel,
      onOk: () => run.mutate({ batchId: batch.id, version: batch.version, again: isAgain }),
    })
  return (
    <div className="stock-end">
      {batch.takenBefore !== null ? (
        <Checkbox checked={isAgain} onChange={({ target }) => setAgain(target.checked)}>
          {stock.again(dateText(batch.takenBefore))}
        </Checkbox>
      ) : null}
      <Button type="primary" disabled={!check.isReady || isWaiting} loading={run.isPending} onClick={() => void ask()}>
        {stock.takeOverAll(check.rows)}
      </Button>
    </div>
  )
}
