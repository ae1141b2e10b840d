import { changeSetting } from '#contract/settings.ts'
import { addDays } from '#domain/date.ts'
import type { Role } from '#domain/permissions.ts'
import { isSetupNeeded, randomPassword } from '#modules/accounts/index.ts'
import type { App } from '#platform/app.ts'
import { momentOn } from '#platform/moment.ts'
import { deskOf } from './desk.ts'
import { hasPasswords, passwordsIn } from './passwords.ts'
import { installGovernment, readGovernment, type Government } from './people.ts'
import { readProvince, type Province } from './province.ts'
import { hireAll, tellProvince, type Told } from './tell.ts'

const roleNames: Record<Role, string> = {
  inspector: '督查室',
  office_director: '办公厅主任',
  leader: '分管领导',
  liaison: '联络员',
  principal: '单位主要负责人',
  archivist: '档案员',
  overseer: '监督人员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

/** The story covers thirteen months; the government is in office a little longer. */
const inOffice = 430

/** The organizations, whom the terminal names, and what a province has to say of itself: its level. */
const install = async (app: App, province: Province, passwordFor: (login: string) => string): Promise<void> => {
  const since = addDays(app.now().today, -inOffice)
  const { people } = await installGovernment(app, since, passwordFor, { ...province, people: province.listed })
  const director = [...people.values()].find((each) => each.role === 'office_director')
  if (director)
    await deskOf(app, director.accountId)(
      changeSetting,
      { key: 'government.level', value: '2', rule: '省级人民政府' },
      momentOn(since, 9),
    )
}

/**
 * Fills an empty installation with the organizations of the province and the people whom the terminal names, so that one
 * can sign in at once; the others and the story follow by `continueDemo`. False where the installation is somebody's.
 */
export const startDemo = async (app: App, folder: string): Promise<boolean> => {
  const province = await readProvince()
  const isEmpty = await isSetupNeeded(app)
  if (!isEmpty && !hasPasswords(folder)) {
    console.log('This installation is in use already; the demonstration is not added to it.')
    return false
  }
  const kept = passwordsIn(
    folder,
    province.people.map((each) => each.login),
  )
  if (isEmpty) await install(app, province, (login) => kept[login] ?? randomPassword())
  console.log('\nAccounts of the demonstration:')
  for (const person of province.listed) {
    const unit = province.organizations.find((each) => each.key === person.at)?.short ?? ''
    console.log(
      `  ${person.login.padEnd(12)} ${kept[person.login] ?? ''}   ${person.name}  ${unit}${roleNames[person.role]}`,
    )
  }
  return true
}

/** Hires whoever is missing and tells what is left of the story. */
export const continueDemo = async (
  app: App,
  folder: string,
  limit: number | undefined,
  onProgress: (share: number) => void | Promise<void>,
): Promise<Told & { readonly organizations: number; readonly people: number }> => {
  const province = await readProvince()
  const kept = passwordsIn(
    folder,
    province.people.map((each) => each.login),
  )
  const { since, ...government } = await readGovernment(app, province)
  const told = await tellProvince({
    app,
    province,
    government,
    since,
    today: addDays(since, inOffice),
    passwordFor: (login) => kept[login] ?? randomPassword(),
    limit,
    onProgress,
  })
  return { ...told, organizations: government.organizations.size, people: province.people.length }
}

/** The province with all its people, for loading in bulk; null in an installation that is not the demonstration's. */
export const installForLoad = async (
  app: App,
  folder: string,
): Promise<{ readonly province: Province; readonly government: Government } | null> => {
  const province = await readProvince()
  const kept = passwordsIn(
    folder,
    province.people.map((each) => each.login),
  )
  const passwordFor = (login: string) => kept[login] ?? randomPassword()
  if (await isSetupNeeded(app)) await install(app, province, passwordFor)
  const { since, ...government } = await readGovernment(app, province)
  if (!government.organizations.has('yunshan')) return null
  return { province, government: await hireAll({ app, since, government, passwordFor }, province.people) }
}
