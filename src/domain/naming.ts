/** What is known of an organization when a name of a document is looked up. */
export type NamedOrganization = {
  readonly id: string
  readonly governmentId: string
  readonly kind: string
  readonly parentId: string | null
  /** Full, short and outward names, and those it bore before. */
  readonly names: readonly string[]
}

/** One organization behind a name; null where two bear it. */
export const indexOf = (organizations: readonly NamedOrganization[]): ReadonlyMap<string, string> => {
  const index = new Map<string, string | null>()
  for (const { id, names } of organizations)
    for (const name of new Set(names)) index.set(name, index.has(name) && index.get(name) !== id ? null : id)
  return new Map([...index].flatMap(([name, id]) => (id ? [[name, id] as const] : [])))
}

const levelOf = (government: string) =>
  /(省|自治区|市|州|盟|县|区|旗)(?:人民政府)?$/.exec(government)?.[1]?.at(-1) ?? ''
const placeOf = (government: string) => government.replace(/人民政府$/, '')

/**
 * The ways in which a name may stand in the directory, the most particular first: as written, with the prefix that a
 * government's own papers leave out (教育厅 → 省教育厅, 岭南省教育厅), and without what follows in brackets.
 */
export const spellings = (name: string, government: string): readonly string[] => {
  const bare = name.replace(/[（(【〔][^（()）】〕]*[）)】〕]$/, '')
  const [level, place] = [levelOf(government), placeOf(government)]
  return [...new Set([name, bare])].flatMap((each) => {
    const withoutLevel = level !== '' && each.startsWith(level) ? each.slice(1) : each
    return [
      each,
      `${level}${each}`,
      `${place}${withoutLevel}`,
      each.startsWith(place) ? `${level}${each.slice(place.length)}` : '',
      each.startsWith('本') ? `${level}${each.slice(1)}` : '',
    ].filter((spelling) => spelling !== '')
  })
}

const isIn = (organization: NamedOrganization, governmentId: string) => organization.governmentId === governmentId

/** Governments directly below one, whether or not an office or a group lies between. */
const governmentsBelow = (all: readonly NamedOrganization[], governmentId: string): readonly NamedOrganization[] => {
  const byId = new Map(all.map((each) => [each.id, each]))
  return all.filter(({ id, kind, parentId }) => {
    if (kind !== 'government' || id === governmentId || parentId === null) return false
    return byId.get(parentId)?.governmentId === governmentId
  })
}

/**
 * The units that a collective means, as a first proposal for a person to confirm: 各市, 各县（市、区） the governments below,
 * one or two levels down; 各乡镇 the townships; 省有关部门, 各部门 the departments. Nothing for a name that is none.
 */
export const membersOf = (name: string, all: readonly NamedOrganization[], governmentId: string): readonly string[] => {
  const plain = name.replaceAll(/[（）()\s]/g, '')
  const below = governmentsBelow(all, governmentId)
  const found: NamedOrganization[] = []
  if (/^各(?:地级以上|地级|设区)?市|^各地(?:区|市|方)?|各[^、]*市[、和及]|^各区/.test(plain)) found.push(...below)
  if (/各[^，]*县|^各区/.test(plain)) found.push(...below.flatMap(({ id }) => governmentsBelow(all, id)))
  if (/各[^，]*(?:乡|镇|街道)/.test(plain))
    found.push(...all.filter((each) => each.kind === 'township' && isIn(each, governmentId)))
  if (/(?:部门|单位|直属机构|委办局)/.test(plain) && /(?:各|有关|相关)/.test(plain))
    found.push(...all.filter((each) => each.kind === 'department' && isIn(each, governmentId)))
  // 各县区 of a city that has no level between.
  if (found.length === 0 && /^各[^，]*[县区]/.test(plain)) found.push(...below)
  return [...new Set(found.map((each) => each.id))]
}
