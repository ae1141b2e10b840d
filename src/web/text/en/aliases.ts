import type { aliases as zh } from '../zh-CN/aliases.ts'

export const aliases: typeof zh = {
  title: 'Unit names',
  hint: 'A name in documents is settled once and counts ever after. When it is changed or dropped, proposals that nobody has decided on follow; matters stay as they are.',
  search: 'Find by name',
  none: 'No name has been settled yet. Unknown and collective names are settled beside the proposals of a source.',
  noneFound: 'No such name.',
  withEnded: 'Also those changed or dropped',
  name: 'Name in documents',
  means: 'Units meant',
  settled: 'Settled',
  acts: 'Acts',
  ended: (date: string, by: string) => `Changed or dropped by ${by}, ${date}`,
  change: 'Change',
  changeTitle: (name: string) => `Change what “${name}” means`,
  end: 'Drop',
  endTitle: (name: string) => `Drop what “${name}” means`,
  endNote: 'The next document with this name will ask again.',
  changed: 'Changed',
  dropped: 'Dropped',
  total: (count: number) => `${count} ${count === 1 ? 'name' : 'names'}`,
  closedUnit: 'a closed unit',
}
