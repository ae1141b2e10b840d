import { may, type Action, type Actor, type Standing } from '#domain/permissions.ts'

export type Offer = { readonly operation: string; readonly action: Action; readonly when: boolean }

export const standingsOn = (keeper: string, addressees: readonly (string | null)[] = []): Standing[] => [
  { organizationId: keeper, relation: 'owner' },
  ...addressees.flatMap((each): Standing[] => (each ? [{ organizationId: each, relation: 'addressee' }] : [])),
]

/** Operations that this user may call on an entry now: the browser shows these as buttons and derives nothing. */
export const offered = (actor: Actor, standings: readonly Standing[], offers: readonly Offer[]): string[] =>
  offers.filter((each) => each.when && may(actor, each.action, standings)).map((each) => each.operation)
