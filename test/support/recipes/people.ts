import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { makeDelegation } from '#contract/delegations.ts'
import { createOrganization } from '#contract/organizations.ts'
import { setPortfolio } from '#contract/portfolios.ts'
import { businessRoles } from '#domain/permissions.ts'
import type { Member } from '../cast.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

const isBusiness = (who: Member) => businessRoles.some((role) => who.name.endsWith(role))

export const peopleRecipes = ({ world, make, on, cast }: Kit): Recipes => {
  const lent = { delegateId: world.person('zhaolei'), validTo: '2026-09-20', reason: '公务出差' }
  const leaderId = world.person('wanghaifeng')
  let nth = 0
  const newOrganization = () =>
    world.desk('xitong')(createOrganization, {
      parentId: world.org('government'),
      kind: 'department',
      name: `省林业局${(nth += 1)}`,
    })
  const newAccount = async () =>
    (await world.desk('xitong')(createAccount, { name: '新人', login: `xinren.p${(nth += 1)}` })).account
  return {
    'delegations.list': plain(),
    'delegations.make': plain(lent),
    'delegations.revoke': async () => async (who) => {
      const grantor = isBusiness(who) ? who.desk : world.desk('limin')
      return { delegationId: (await grantor(makeDelegation, lent)).id }
    },
    'organizations.get': async () => same({ organizationId: world.org('jyt') }),
    'organizations.change': async () => {
      const { id, version } = await newOrganization()
      return same({
        organizationId: id,
        version,
        name: '省林业和草原局',
        effectiveOn: '2026-09-14',
        basis: '机构改革方案',
      })
    },
    'organizations.close': async () => {
      const { id, version } = await newOrganization()
      return same({ organizationId: id, version, on: '2026-09-14', basis: '机构改革方案' })
    },
    'readiness.list': plain(),
    'liaisons.list': plain(),
    'liaisons.vacancies': plain(),
    'portfolios.list': plain(),
    'portfolios.preview': async () => same({ leaderId, organizationId: (await newOrganization()).id }),
    'portfolios.set': async () => async () => ({ leaderId, organizationId: (await newOrganization()).id }),
    'portfolios.end': async () => async () => {
      const { id: organizationId } = await newOrganization()
      const made = await world.desk('zhouguoping')(setPortfolio, { leaderId, organizationId })
      return { portfolioId: made.id, on: '2026-09-20' }
    },
    'matters.people': on(make.dispatched, { version: undefined }),
    'orders.deliveries': async () => same({ orderId: (await make.dispatched()).content?.orderId }),
    'workload.get': plain(),
    'handovers.make': async () => () => ({
      fromId: world.person('limin'),
      toId: cast('superior', 'inspector').accountId,
      note: '轮岗移交',
    }),
    'accounts.get': async () => same({ accountId: world.person('limin') }),
    'accounts.change': async () => {
      const { id, version } = await newAccount()
      const granted = await world.desk('anquan')(grantAppointment, {
        accountId: id,
        version,
        organizationId: world.org('jyt'),
        role: 'archivist',
      })
      return same({ accountId: id, version: granted.version, name: '新名', phone: '020-83130000', state: 'active' })
    },
  }
}
