import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomPassword } from '#modules/accounts/index.ts'

type Kept = Readonly<Record<string, string>>
const fileIn = (folder: string) => join(folder, 'demo-accounts.json')

export const hasPasswords = (folder: string): boolean => existsSync(fileIn(folder))

/** Random, and kept where only this account reads them, for the next start. */
export const passwordsIn = (folder: string, logins: readonly string[]): Kept => {
  const file = fileIn(folder)
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : {}
  const missing = logins.filter((login) => kept[login] === undefined)
  if (missing.length === 0) return kept
  const all = { ...kept, ...Object.fromEntries(missing.map((login) => [login, randomPassword()])) }
  writeFileSync(file, JSON.stringify(all, null, 2), { mode: 0o600 })
  return all
}
