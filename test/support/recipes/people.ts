import { makeDelegation } from '#contract/delegations.ts'
import { businessRoles } from '#domain/permissions.ts'
import type { Member } from '../cast.ts'
import { plain, type Kit, type Recipes } from './kit.ts'

const isBusiness = (who: Member) => businessRoles.some((role) => who.name.endsWith(role))

export const peopleRecipes = ({ world }: Kit): Recipes => {
  const lent = { delegateId: world.person('zhaolei'), validTo: '2026-09-20', reason: '公务出差' }
  return {
    'delegations.list': plain(),
    'delegations.make': plain(lent),
    'delegations.revoke': async () => async (who) => {
      const grantor = isBusiness(who) ? who.desk : world.desk('limin')
      return { delegationId: (await grantor(makeDelegation, lent)).id }
    },
  }
}
