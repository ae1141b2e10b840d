import { plainLedger, upload } from '../taking-over.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

export const stockRecipes = ({ world, make, on }: Kit): Recipes => {
  let nth = 0
  const onBatch =
    (more: Input = {}): Recipe =>
    async () => {
      const batch = await upload(world, '台账.xlsx', plainLedger(2 + (nth += 1)))
      return same({ batchId: batch.id, version: batch.version, ...more })
    }
  return {
    'matters.export': plain(),
    'sources.export': plain(),
    'organizations.export': plain(),
    'accounts.export': plain(),
    'orders.export': async () => same({ orderId: (await make.dispatched()).content?.orderId }),
    'stock.upload': plain({ name: '台账.xlsx', content: plainLedger(2).toString('base64') }),
    'stock.list': plain(),
    'stock.get': onBatch({ version: undefined }),
    'stock.plan': onBatch({ title: '2026年台账' }),
    'stock.check': onBatch({ version: undefined }),
    'stock.take-over': onBatch(),
    'stock.note': on(make.dispatched, { version: undefined }),
  }
}
