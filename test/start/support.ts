import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const cleanups: (() => void)[] = []
process.once('exit', () => {
  for (const each of cleanups.toReversed()) each()
})

/** A data folder of its own, reachable for the account that the database runs under. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'luoshi-start-'))
  chmodSync(folder, 0o755)
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

const environmentOf = (env: Record<string, string>) => {
  const { DATABASE_URL: _, LUOSHI_TEST_CLUSTER: __, NODE_TEST_CONTEXT: ___, ...rest } = process.env
  return { ...rest, ...env }
}

/** Runs a command to its end. */
export const luoshi = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn('node', [join(root, 'bin/luoshi.js'), ...args], { cwd: root, env: environmentOf(env) })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('close', (code) => resolve({ code, out, err }))
  })

/** A test that stopped half way leaves its server running, and its pipes would keep the file from ending. */
const serving = new Set<ChildProcess>()
after(() => {
  for (const child of serving) if (child.exitCode === null) child.kill('SIGTERM')
})

export type Server = {
  readonly url: string
  readonly child: ChildProcess
  readonly output: () => string
  readonly stop: () => Promise<number | null>
  readonly kill: () => Promise<void>
}

/** `serve`, ready to answer; `port` 0 lets the system choose. */
export const serve = async (
  folder: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Server> => {
  const child = spawn(
    'node',
    [
      join(root, 'bin/luoshi.js'),
      'serve',
      '--data',
      join(folder, 'store'),
      '--host',
      '127.0.0.1',
      ...(args.includes('--port') ? [] : ['--port', '0']),
      ...args,
    ],
    {
      cwd: root,
      env: environmentOf(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  serving.add(child)
  let output = ''
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /running at (http:\/\/\S+)/.exec(output)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then((code) => reject(new Error(`serve ended with ${code}:\n${output}`)))
  })
  const killNow = () => {
    for (const pid of [
      ...descendants(child.pid ?? 0).filter((each) => nameOf(each).includes('cli.ts serve')),
      child.pid ?? 0,
    ])
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Gone already.
      }
  }
  const kill = async () => {
    killNow()
    await gone
  }
  cleanups.push(killNow)
  return {
    url,
    child,
    output: () => output,
    kill,
    stop: async () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

/** The loader beside a server with the demonstration has told everything. */
export const untilTold = async (server: Server): Promise<void> => {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (/demonstration is ready/.test(server.output())) return
    await sleep(100)
  }
  throw new Error(`the demonstration was not told in two minutes:\n${server.output()}`)
}

const nameOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0
  }
}

const descendants = (of: number): number[] => {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
  const children = pids.filter((pid) => parentOf(pid) === of)
  return [...children, ...children.flatMap(descendants)]
}

/** The process below a server whose command line holds the words: its worker, its database. */
export const processBelow = (server: Server, words: string): number => {
  const found = descendants(server.child.pid ?? 0).find((pid) => nameOf(pid).includes(words))
  if (found === undefined) throw new Error(`no process "${words}" below the server`)
  return found
}

export const passwordOf = (folder: string, login: string): string =>
  (JSON.parse(readFileSync(join(folder, 'store/demo-accounts.json'), 'utf8')) as Record<string, string>)[login] ?? ''

type Call = { readonly status: number; readonly body: unknown }

/** Signs in and returns a caller with a bearer token of that person. */
export const caller = async (server: { url: string }, folder: string, login: string) => {
  const signedIn = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    body: JSON.stringify({ login, password: passwordOf(folder, login) }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const made = await fetch(`${server.url}/api/v1/me/tokens`, {
    method: 'POST',
    headers: { cookie },
    body: JSON.stringify({ name: 'trial' }),
  })
  const { token } = (await made.json()) as { token: string }
  return async (url: string, method: string, path: string, body?: unknown, key?: string): Promise<Call> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      signal: AbortSignal.timeout(20_000),
      headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
}
