/** Counters of this process for Prometheus; nothing here is needed to serve. */
type Series = { count: number; seconds: number }
const calls = new Map<string, Series>()
const gauges = new Map<string, () => number>()

export const observe = (operation: string, milliseconds: number): void => {
  const series = calls.get(operation) ?? { count: 0, seconds: 0 }
  series.count += 1
  series.seconds += milliseconds / 1000
  calls.set(operation, series)
}

export const gauge = (name: string, read: () => number): void => void gauges.set(name, read)

export const printMetrics = (): string => {
  const lines = [
    '# HELP luoshi_operation_seconds Time spent in operations that succeeded.',
    '# TYPE luoshi_operation_seconds summary',
    ...[...calls].flatMap(([operation, { count, seconds }]) => [
      `luoshi_operation_seconds_sum{operation="${operation}"} ${seconds}`,
      `luoshi_operation_seconds_count{operation="${operation}"} ${count}`,
    ]),
  ]
  for (const [name, read] of gauges) lines.push(`# TYPE ${name} gauge`, `${name} ${read()}`)
  return `${lines.join('\n')}\n`
}
