import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from '#platform/roles.ts'

/** When a process began, so that a number used again is not taken for the process that had it. */
const begunAt = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** One server a data folder: two would be two databases on the same files. A killed one's lock is taken over. */
export const lockStore = (folder: string): (() => void) => {
  const file = join(folder, 'luoshi.lock')
  try {
    const [pid = '', begun = ''] = readFileSync(file, 'utf8').trim().split(' ')
    if (begun !== '' && begunAt(Number(pid)) === begun)
      throw new StartRefused(`Luoshi is already running on ${folder} (process ${pid}).`)
  } catch (error) {
    if (error instanceof StartRefused) throw error
  }
  writeFileSync(file, `${process.pid} ${begunAt(process.pid) ?? ''}\n`, { mode: 0o600 })
  return () => rmSync(file, { force: true })
}
