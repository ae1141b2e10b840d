import { plain, same, type Kit, type Recipes } from './kit.ts'

export const stockRecipes = ({ make }: Kit): Recipes => ({
  'matters.export': plain(),
  'sources.export': plain(),
  'organizations.export': plain(),
  'accounts.export': plain(),
  'orders.export': async () => same({ orderId: (await make.dispatched()).content?.orderId }),
})
