import { plain, same, type Kit, type Recipes } from './kit.ts'

export const orderRecipes = ({ make, onPart }: Kit): Recipes => {
  return {
    'orders.issue': async () => {
      const { face } = await make.established()
      return same({ title: '督办通知', matters: [{ id: face.id, version: face.version }] })
    },
    'orders.list': plain(),
    'orders.get': async () => same({ orderId: (await make.dispatched()).content?.orderId }),
    'assignments.acknowledge': onPart(make.dispatched, 'coordinating_lead'),
    'assignments.contribute': onPart(make.atWork, 'supporting', { text: '资金已落实' }),
  }
}
