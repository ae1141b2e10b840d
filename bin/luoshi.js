#!/usr/bin/env node
// Plain JavaScript: it must run on whatever Node typed the command, and hands over to the one that Luoshi is pinned to.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypeScript = major > 23 || (major === 23 && minor >= 6)

if (runsTypeScript) {
  await import('../src/cli.ts')
} else if (existsSync(pinned) && process.execPath !== pinned) {
  // The child is in the terminal's process group, so Ctrl-C reaches it directly; we only wait for its end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
  const child = spawn(pinned, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)))
} else {
  console.error('Luoshi needs Node 24. Run `npm ci`, which installs it beside the other packages.')
  process.exit(1)
}
