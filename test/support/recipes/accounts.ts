import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { createToken } from '#contract/session.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const accountRecipes = ({ world }: Kit): Recipes => {
  const newAccount = async (login: string) =>
    (await world.desk('xitong')(createAccount, { name: '新人', login })).account
  let nth = 0
  return {
    'accounts.list': plain(),
    'accounts.create': async () => () => ({ name: '张三', login: `zhangsan${(nth += 1)}` }),
    'appointments.grant': async () => {
      const { id, version } = await newAccount('xinren.grant')
      return same({ accountId: id, version, organizationId: world.org('jyt'), role: 'archivist' })
    },
    'appointments.end': async () => {
      const { id, version } = await newAccount('xinren.end')
      const granted = await world.desk('anquan')(grantAppointment, {
        accountId: id,
        version,
        organizationId: world.org('jyt'),
        role: 'archivist',
      })
      return same({ accountId: id, appointmentId: granted.appointments[0]?.id, version: granted.version })
    },
    'settings.list': plain(),
    'settings.change': plain({ key: 'dispute.workdays', value: '4', rule: '岭南省政府督查工作办法第十二条' }),
    'me.get': plain(),
    'me.change-password': async () => (who) => ({ current: who.password, next: `${who.password} 2` }),
    'session.close': plain(),
    'tokens.list': plain(),
    'tokens.create': plain({ name: '报表系统', days: 30 }),
    'tokens.revoke': async () => async (who) => ({
      tokenId: (await who.desk(createToken, { name: '报表系统' })).id,
    }),
    'organizations.list': plain(),
    'organizations.create': async () => () => ({
      parentId: world.org('government'),
      kind: 'department',
      name: `省水利厅${(nth += 1)}`,
    }),
  }
}
