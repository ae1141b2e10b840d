/** A test that held, or had a printed reason not to run here; its title begins with the ids of what it shows: `[A22] [C12] …`. */
export type Claim = { readonly title: string; readonly file: string }

const idsOf = (title: string): string[] => {
  const head = /^(?:\[[A-Z]{1,2}\d{2,3}\]\s*)+/.exec(title)?.[0] ?? ''
  return [...head.matchAll(/\[(\w+)\]/g)].map((found) => found[1] ?? '')
}
const wordsOf = (title: string) => title.replace(/^(?:\[[A-Z]{1,2}\d{2,3}\]\s*)+/, '')
const escaped = (text: string) => text.replaceAll('|', '\\|')

/** Which tests show which requirement, by the tests that ran; one that only stands in a file shows nothing. */
export const printConformance = (claims: readonly Claim[]): string => {
  const byId = new Map<string, Claim[]>()
  for (const claim of claims) for (const id of idsOf(claim.title)) byId.set(id, [...(byId.get(id) ?? []), claim])
  const order = (a: Claim, b: Claim) => (`${a.file} ${a.title}` < `${b.file} ${b.title}` ? -1 : 1)
  const rows = [...byId]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, shown]) =>
      shown
        .toSorted(order)
        .map((claim, i) => `| ${i === 0 ? id : ''} | ${escaped(wordsOf(claim.title))} | \`${claim.file}\` |`),
    )
  return [
    '# What is shown, by which test',
    '',
    'Printed by `npm run print` from the tests that ran and passed; ids are those of the requirements.',
    '',
    `${byId.size} requirements, ${rows.length} tests.`,
    '',
    '| id | claim | test |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
