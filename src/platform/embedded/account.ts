import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** The operating-system account that the database runs under; null = the one we are. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number } | null

const entry = (name: string): Account => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  if (!line) return null
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** PostgreSQL refuses to run as root, and initdb wants the account to stand in /etc/passwd. */
export const databaseAccount = (): Account => {
  if (process.getuid?.() !== 0) return null
  const account = entry('postgres') ?? entry('nobody')
  if (!account)
    throw new Error('running as root, and /etc/passwd knows neither postgres nor nobody to run the database under')
  return account
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
export const canDieWithParent = setpriv !== undefined

/** The command line that runs a program as the account, shut down cleanly by the kernel when we are killed. */
export const commandAs = (
  account: Account,
  program: string,
  args: readonly string[],
): { program: string; args: string[]; uid?: number; gid?: number } => {
  if (setpriv) {
    const become = account ? ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'] : []
    return { program: setpriv, args: [...become, '--pdeathsig', 'INT', program, ...args] }
  }
  return { program, args: [...args], ...(account ? { uid: account.uid, gid: account.gid } : {}) }
}

/** Whether the account gets as far as running `program` with `args` successfully. */
export const runsAs = (account: Account, program: string, args: readonly string[]): boolean => {
  const command = commandAs(account, program, args)
  return spawnSync(command.program, command.args, { cwd: '/', stdio: 'ignore', ...command }).status === 0
}
