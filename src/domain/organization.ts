import { refuse, type Refusal } from './refusal.ts'

export const organizationKinds = [
  'government',
  'office',
  'inspection_body',
  'department',
  'division',
  'township',
  'coordinating_body',
  'outside',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

/** What only some kinds have. */
export type OwnFacts = {
  readonly seatId: string | null
  readonly endsOn: string | null
  readonly designatedUnitId: string | null
  readonly headName: string | null
  readonly headPhone: string | null
}

const belongs: Readonly<Record<keyof OwnFacts, readonly OrganizationKind[]>> = {
  seatId: ['coordinating_body'],
  endsOn: ['coordinating_body'],
  designatedUnitId: ['department', 'township'],
  headName: ['outside'],
  headPhone: ['outside'],
}

/** Each kind has its own facts, and a coordinating body 议事协调机构 has a seat 办公室所在单位. */
export const factsFit = (kind: OrganizationKind, facts: OwnFacts): Refusal | null => {
  for (const field of Object.keys(belongs) as (keyof OwnFacts)[])
    if (facts[field] !== null && !belongs[field].includes(kind)) return refuse('only-for-kind', { field })
  return kind === 'coordinating_body' && facts.seatId === null ? refuse('seat-missing', { field: 'seatId' }) : null
}

export const readinessParts = ['unit', 'principal', 'liaison', 'deputy', 'leader'] as const
export type ReadinessPart = (typeof readinessParts)[number]

/** What an organ needs before it can be supervised (A52, B43); a deputy is wanted, and holds nothing up. */
export const neededBy = (kind: OrganizationKind, isTop: boolean): readonly ReadinessPart[] => {
  switch (kind) {
    case 'government':
      return isTop ? ['unit', 'principal', 'leader'] : ['unit', 'principal', 'liaison', 'leader']
    case 'department':
      return ['unit', 'principal', 'liaison', 'leader']
    case 'township':
    case 'coordinating_body':
      return ['principal', 'liaison']
    default:
      return []
  }
}
