/** `npm run bench -- start`: measured by hand and quoted with the load; never a timed test. */
const [name] = process.argv.slice(2)
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  start: () => import('./start.ts'),
  orders: () => import('./orders.ts'),
  export: () => import('./export.ts'),
  'read-docx': () => import('./read-docx.ts'),
  read: () => import('./read.ts'),
  clock: () => import('./clock.ts'),
  desk: () => import('./desk.ts'),
}
const bench = name === undefined ? undefined : benches[name]
if (!bench) {
  console.error(`Which one? ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
} else await bench()
