import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listAccounts } from '#contract/accounts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { client, reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { unitsReading, useUnits } from '#web/units/use-units.ts'
import type { Known, Leader, Named } from './line.ts'

const accountsReading = { ...reading(listAccounts, { limit: 500 }), staleTime: 300_000 }

const leadersOf = (accounts: OutputOf<typeof listAccounts>['items']): Leader[] =>
  accounts.flatMap(({ id, name, appointments }) => {
    const post = appointments.find(({ role }) => role === 'leader')
    return post ? [{ id, name, post: post.post ?? '' }] : []
  })

/** Who instructs and who is handed down to, as far as it has arrived: for what is shown while typing. */
export const useKnown = (): Known => {
  const { today } = useMe()
  const { quick } = useText()
  const { units } = useUnits()
  const { data } = useQuery(accountsReading)
  return useMemo(
    () => ({ leaders: leadersOf(data?.items ?? []), units, today, words: quick.errors }),
    [data, units, today, quick],
  )
}

/** The same once all of it has arrived: a name is not unknown because the directory is still on its way. */
export const allKnown = async ({ today, words }: Known): Promise<Known> => {
  const [accounts, units] = await Promise.all([
    client.ensureQueryData(accountsReading),
    client.ensureQueryData(unitsReading),
  ])
  const named: readonly Named[] = units.items
  return { leaders: leadersOf(accounts.items), units: named, today, words }
}
