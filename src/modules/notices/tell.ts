import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

export type Notice = {
  readonly kind: string
  readonly title: string
  /** What the event is on; a notice is never without one. */
  readonly subjectId: string
  readonly matterId?: string
  readonly organizations?: readonly string[]
  readonly accounts?: readonly string[]
  readonly words?: Readonly<Record<string, unknown>>
}

export type Told = { readonly id: string; readonly accountId: string | null }

type Telling = Pick<Context, 'tx'> & { readonly moment: { readonly at: string } }

/** One notice to each of those concerned, of many things that happened at once, in one statement. */
export const tellAll = async (
  { tx, moment }: Telling,
  notices: readonly Notice[],
): Promise<readonly (readonly Told[])[]> => {
  const told = notices.map((notice) => ({
    notice,
    to: [
      ...[...new Set(notice.organizations)].map((id) => ({ organization_id: id, account_id: null })),
      ...[...new Set(notice.accounts)].map((id) => ({ organization_id: null, account_id: id })),
    ].map((each) => ({ ...each, id: newId() })),
  }))
  const rows = told.flatMap(({ notice, to }) =>
    to.map((each) => ({
      ...each,
      subject_id: notice.subjectId,
      matter_id: notice.matterId ?? null,
      kind: notice.kind,
      title: notice.title,
      words: JSON.stringify(notice.words ?? {}),
      at: moment.at,
    })),
  )
  if (rows.length > 0) await tx.insertInto('notice').values(rows).execute()
  return told.map(({ to }) => to.map(({ id, account_id }) => ({ id, accountId: account_id })))
}

/** One notice to each of those concerned, in the transaction of the change it tells of. */
export const tell = async (telling: Telling, notice: Notice): Promise<readonly Told[]> =>
  (await tellAll(telling, [notice]))[0] ?? []
