import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#domain/date.ts'
import type { Role } from '#domain/permissions.ts'
import { isSetupNeeded, randomPassword } from '#modules/accounts/index.ts'
import type { App } from '#platform/app.ts'
import { installGovernment, readDemoFile } from './people.ts'
import { tellStory } from './story.ts'

type Kept = Readonly<Record<string, string>>

const roleNames: Record<Role, string> = {
  inspector: '督查室',
  office_director: '办公厅主任',
  leader: '分管领导',
  liaison: '联络员',
  principal: '单位主要负责人',
  archivist: '档案员',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

/** Random, said in the terminal, and kept where only this account reads them, for the next start. */
const passwordsIn = (folder: string, logins: readonly string[]): Kept => {
  const file = join(folder, 'demo-accounts.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Kept
  const kept = Object.fromEntries(logins.map((login) => [login, randomPassword()]))
  writeFileSync(file, JSON.stringify(kept, null, 2), { mode: 0o600 })
  return kept
}

/** Fills an empty installation with the demonstration government; on later starts only says who can sign in. */
export const startDemo = async (app: App, folder: string): Promise<void> => {
  const { people, organizations } = await readDemoFile()
  const isEmpty = await isSetupNeeded(app)
  if (!isEmpty && !existsSync(join(folder, 'demo-accounts.json'))) {
    console.log('This installation is in use already; the demonstration is not added to it.')
    return
  }
  const kept = passwordsIn(
    folder,
    people.map((each) => each.login),
  )
  if (isEmpty) {
    const government = await installGovernment(
      app,
      addDays(app.now().today, -400),
      (login) => kept[login] ?? randomPassword(),
    )
    const matters = await tellStory(app, government)
    console.log(
      `The demonstration is ready: ${organizations.length + 3} organizations, ${people.length} people, ${matters} matters.`,
    )
  }
  console.log('\nAccounts of the demonstration:')
  for (const person of people) {
    const unit = organizations.find((each) => each.key === person.at)?.short ?? ''
    console.log(
      `  ${person.login.padEnd(12)} ${kept[person.login] ?? ''}   ${person.name}  ${unit}${roleNames[person.role]}`,
    )
  }
}
