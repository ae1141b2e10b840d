/** Lines that only one of two texts has, around the first place where they part; enough to see what to do. */
export const differences = (printed: string, present: string, most = 30): string[] => {
  const [fresh, old] = [printed.split('\n'), present.split('\n')]
  const rest = new Map<string, number>()
  for (const line of old) rest.set(line, (rest.get(line) ?? 0) + 1)
  const added: string[] = []
  for (const line of fresh) {
    const left = rest.get(line) ?? 0
    if (left > 0) rest.set(line, left - 1)
    else added.push(`+ ${line}`)
  }
  const removed = [...rest].flatMap(([line, left]) => Array<string>(left).fill(`- ${line}`))
  const all = [...removed, ...added]
  if (all.length === 0) return ['  the same lines in another order']
  return all.length > most ? [...all.slice(0, most), `  … and ${all.length - most} more lines`] : all
}
