import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { loadActor } from '#platform/actor.ts'
import type { App } from '#platform/app.ts'
import { accountActor, transact } from '#platform/db.ts'
import { found } from '#platform/errors.ts'
import type { Moment } from '#platform/moment.ts'
import { endpoints } from '../endpoints.ts'

/** A person at work: runs operations through the one door as that account, at a moment of one's choosing. */
export const deskOf =
  (app: App, accountId: string) =>
  async <T extends Operation>(operation: T, input: InputOf<T>, moment: Moment = app.now()): Promise<OutputOf<T>> => {
    const actor = found(
      await transact(
        app.database.db,
        { actor: accountActor(accountId), today: moment.today },
        (tx) => loadActor(tx, accountId),
        true,
      ),
    )
    const endpoint = endpoints.find((each) => each.operation.id === operation.id)
    if (!endpoint) throw new Error(`no endpoint for ${operation.id}`)
    return (await endpoint.call(app, { actor, input, language: 'zh', client: 'local', moment })) as OutputOf<T>
  }

export type Desk = ReturnType<typeof deskOf>
