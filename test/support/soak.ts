/** Full size under `npm run soak`, about a twentieth of it otherwise. */
export const rounds = (full: number): number => (process.env['LUOSHI_SOAK'] === '1' ? full : Math.ceil(full / 20))

/** Printed by every test that draws at random; `LUOSHI_SEED` draws the same again. */
export const drawSeed = (what: string): number => {
  const seed = Number(process.env['LUOSHI_SEED'] ?? Date.now() % 1_000_000)
  console.log(`  ${what}: seed ${seed}`)
  return seed
}

/** Where a twentieth would still be too long for the run that everybody waits for. */
export const sized = (full: number, small: number): number => (process.env['LUOSHI_SOAK'] === '1' ? full : small)
