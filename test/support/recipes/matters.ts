import { childFields } from '../child-matter.ts'
import { aSource } from '../matter.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const matterRecipes = ({ world, make, on, onPart }: Kit): Recipes => {
  return {
    'matters.draft': async () =>
      same({ ...childFields(world), leadOrganizationId: world.org('jyt'), sourceId: await aSource(world) }),
    'matters.draft-child': onPart(make.atWork, 'coordinating_lead', {
      ...childFields(world),
      version: undefined,
      leadOrganizationId: world.org('haizhou'),
      others: [],
    }),
    'matters.correct-draft': on(make.draft, childFields(world)),
    'matters.submit': on(make.draft),
    'matters.approve': on(make.proposed),
    'matters.send-back': on(make.proposed, { reason: '请补充依据' }),
    'matters.refuse': on(make.proposed, { reason: '不属督办范围' }),
    'matters.check': on(make.registered),
    'matters.archive': on(make.completed, { retention: '10_years' }),
    'matters.get': on(make.dispatched, { version: undefined }),
    'matters.trail': on(make.dispatched, { version: undefined }),
    'matters.explain-due': on(make.dispatched, { version: undefined }),
    'matters.list': plain(),
    'matters.count-by-light': plain(),
    'home.cards': plain({ period: 'month' }),
    'home.workload': plain(),
  }
}
