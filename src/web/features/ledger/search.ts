import type { InputOf } from '#contract/operation.ts'
import { LedgerFilters, type listMatters } from '#contract/ledger.ts'

export const pageSizes = [20, 50, 100] as const
export type LedgerFilter = Omit<Partial<InputOf<typeof listMatters>>, 'cursor' | 'limit' | 'offset'>
/** What stands in the address of the ledger: a link to it opens the same list for whoever may see it. */
export type LedgerSearch = LedgerFilter & { readonly page?: number; readonly size?: (typeof pageSizes)[number] }

const whole = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) > 1 ? Number(value) : undefined)

/** Drops what the contract would refuse: a wrong word in an address shows the wider list, not an error. */
export const parseLedgerSearch = (given: Record<string, unknown>): LedgerSearch => {
  const search: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(LedgerFilters)) {
    if (given[name] === undefined || given[name] === '') continue
    const parsed = schema.safeParse(given[name])
    if (parsed.success && parsed.data !== undefined) search[name] = parsed.data
  }
  if (search['scope'] === 'all') delete search['scope']
  if (search['sort'] === 'level') delete search['sort']
  const page = whole(given['page'])
  const size = pageSizes.find((each) => each === Number(given['size']))
  return { ...search, ...(page ? { page } : {}), ...(size && size !== 50 ? { size } : {}) }
}

export const filterOf = ({ page: _page, size: _size, ...filter }: LedgerSearch): LedgerFilter => filter
