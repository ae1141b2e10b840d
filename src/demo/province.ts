import { randomFrom, type Random } from './random.ts'
import { readData, type DemoFile, type NewPerson, type Organization } from './people.ts'

type ProvinceFile = {
  readonly government: DemoFile['government']
  readonly departments: readonly { readonly key: string; readonly name: string; readonly short: string }[]
  readonly cities: readonly {
    readonly key: string
    readonly name: string
    readonly short: string
    readonly orderCode: string
    readonly counties: readonly string[]
  }[]
  readonly people: readonly (NewPerson & { readonly listed?: boolean })[]
}
export type Province = DemoFile & {
  /** Whose passwords the terminal says. */
  readonly listed: readonly NewPerson[]
  readonly departments: readonly Organization[]
  readonly cities: readonly Organization[]
  readonly counties: readonly Organization[]
}

const nameMaker = (random: Random, { surnames, given }: { surnames: string; given: string }) => {
  const seen = new Set<string>()
  const names = given.split(' ')
  return (): string => {
    for (;;) {
      const name = random.pick(surnames.split('')) + random.pick(names)
      if (seen.has(name)) continue
      seen.add(name)
      return name
    }
  }
}

/** 厅长、局长、主任、市长: what the head of an organ is called. */
const headOf = ({ name, short, kind }: Organization): string => {
  if (kind === 'government') return `${short.slice(-1)}长`
  const ending = ['厅', '局', '社', '院', '中心', '总队'].find((each) => name.endsWith(each))
  const called: Record<string, string> = { 厅: '厅长', 局: '局长', 院: '院长', 总队: '总队长' }
  return called[ending ?? ''] ?? '主任'
}
const liaisonPost = ({ kind }: Organization) =>
  kind === 'government' ? '政府督查科科长' : '办公室副主任（督办联络员）'

/** 岭南省: sixty departments, twenty-one cities and their counties, a liaison officer and a principal in each. */
export const readProvince = async (): Promise<Province> => {
  const file = await readData<ProvinceFile>('province.json')
  const newName = nameMaker(randomFrom(7), await readData('names.json'))
  const departments = file.departments.map((each): Organization => ({ ...each, kind: 'department' }))
  const cities = file.cities.map(({ key, name, short, orderCode }): Organization => ({
    key,
    name,
    short,
    orderCode,
    kind: 'government',
  }))
  const counties = file.cities.flatMap((city) =>
    city.counties.map((name, i): Organization => ({
      key: `${city.key}-${i + 1}`,
      name: `${name}人民政府`,
      short: name,
      kind: 'government',
      parent: city.key,
    })),
  )
  const organizations = [...departments, ...cities, ...counties]
  const generated = organizations.flatMap((organ, i): NewPerson[] => {
    const phone = `0${organ.kind === 'department' ? '20' : '77'}-86${String(i + 10).padStart(4, '0')}`
    const holds = (role: string) => file.people.some((each) => each.at === organ.key && each.role === role)
    const both: NewPerson[] = [
      {
        login: `lly-${organ.key}`,
        name: newName(),
        role: 'liaison',
        at: organ.key,
        post: liaisonPost(organ),
        phone: `${phone}1`,
      },
      {
        login: `fzr-${organ.key}`,
        name: newName(),
        role: 'principal',
        at: organ.key,
        post: headOf(organ),
        phone: `${phone}0`,
      },
    ]
    return both.filter((each) => !holds(each.role))
  })
  return {
    government: file.government,
    organizations,
    people: [...file.people, ...generated],
    listed: file.people.filter((each) => each.listed),
    departments,
    cities,
    counties,
  }
}
