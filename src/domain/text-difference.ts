/** A stretch that two sequences share, or where one has these and the other those. */
type Run = { readonly before: readonly string[]; readonly after: readonly string[]; readonly isSame: boolean }

const mostCompared = 4_000_000

/** Lengths of the longest common sequences of what is left of both, at every place. */
const commonFrom = (x: readonly string[], y: readonly string[]): ((i: number, j: number) => number) => {
  const width = y.length + 1
  const common = new Uint16Array((x.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = x.length - 1; i >= 0; i -= 1)
    for (let j = y.length - 1; j >= 0; j -= 1)
      common[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}

/** What two sequences share keeps its place; what lies between stands against each other. */
const runsOf = (a: readonly string[], b: readonly string[]): readonly Run[] => {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const runs: { before: string[]; after: string[]; isSame: boolean }[] = []
  const add = (before: readonly string[], after: readonly string[], isSame: boolean) => {
    if (before.length + after.length === 0) return
    const last = runs[runs.length - 1]
    if (last?.isSame === isSame) {
      last.before.push(...before)
      last.after.push(...after)
    } else runs.push({ before: [...before], after: [...after], isSame })
  }
  add(a.slice(0, head), b.slice(0, head), true)
  if (x.length * y.length > mostCompared) add(x, y, false)
  else {
    const common = commonFrom(x, y)
    let [i, j] = [0, 0]
    while (i < x.length || j < y.length) {
      if (i < x.length && j < y.length && x[i] === y[j]) add(x.slice(i, (i += 1)), y.slice(j, (j += 1)), true)
      else if (j >= y.length || (i < x.length && common(i + 1, j) >= common(i, j + 1)))
        add(x.slice(i, (i += 1)), [], false)
      else add([], y.slice(j, (j += 1)), false)
    }
  }
  add(a.slice(a.length - tail), b.slice(b.length - tail), true)
  return runs
}

/** One row of two texts side by side; null where the other has nothing. */
export type SideBySide = { readonly before: string | null; readonly after: string | null }

const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const sideBySide = (before: string, after: string): readonly SideBySide[] =>
  runsOf(paragraphsOf(before), paragraphsOf(after)).flatMap((run) =>
    Array.from({ length: Math.max(run.before.length, run.after.length) }, (_, i) => ({
      before: run.before[i] ?? null,
      after: run.after[i] ?? null,
    })),
  )

export type Stretch = { readonly at: number; readonly text: string; readonly isSame: boolean }

/** A number changes as a whole: of 3000 and 3200 nobody reads the second figure alone. */
const wordsOf = (text: string): string[] => text.match(/\d+|[A-Za-z]+|[^]/gu) ?? []

/** Two paragraphs, and which of their words the other has not. */
export const wordsApart = (before: string, after: string): { before: Stretch[]; after: Stretch[] } => {
  const runs = runsOf(wordsOf(before), wordsOf(after))
  const side = (of: 'before' | 'after') => {
    let at = 0
    return runs.flatMap((run): Stretch[] => {
      const text = run[of].join('')
      at += text.length
      return text === '' ? [] : [{ at: at - text.length, text, isSame: run.isSame }]
    })
  }
  return { before: side('before'), after: side('after') }
}
