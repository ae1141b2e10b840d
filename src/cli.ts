import { StartRefused } from '#platform/roles.ts'
import { UsageError } from './commands/usage.ts'

type Command = { readonly usage: string; readonly run: (args: string[]) => Promise<number> }

/** Loaded only when asked for: `due` and `read` need no database and start in no time. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  work: async () => (await import('./commands/work.ts')).workCommand,
  read: async () => (await import('./commands/read.ts')).readCommand,
  due: async () => (await import('./commands/due.ts')).dueCommand,
  trail: async () => (await import('./commands/trail.ts')).trailCommand,
  load: async () => (await import('./commands/load.ts')).loadCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  project: async () => (await import('./commands/project.ts')).projectCommand,
}

const usage = async (): Promise<string> => {
  const lines = await Promise.all(Object.values(commands).map(async (load) => `  luoshi ${(await load()).usage}`))
  return ['Luoshi 落实', ...lines].join('\n')
}

const [name, ...args] = process.argv.slice(2)
const load = name === undefined ? undefined : commands[name]

try {
  if (!load) {
    console.error(name === undefined || name === '--help' ? '' : `There is no command "${name}".`)
    console.error(await usage())
    process.exitCode = name === '--help' ? 0 : 2
  } else {
    process.exitCode = await (await load()).run(args)
  }
} catch (error) {
  // One clear line for what the person at the terminal can mend; a stack for what only a developer can.
  const isTheirs =
    error instanceof StartRefused ||
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  console.error(isTheirs ? error.message : error)
  process.exitCode = isTheirs ? 2 : 1
}
