import type { Cast, Member } from '../cast.ts'
import { childMatters, partOf, type View } from '../child-matter.ts'
import type { World } from '../world.ts'

export type Input = Record<string, unknown>
/** What to send, by whoever sends it. */
export type Serving = (who: Member) => Input | Promise<Input>
/** Prepares a thing in the state that the operation is for. */
export type Recipe = () => Promise<Serving>
export type Recipes = Readonly<Record<string, Recipe>>

export const same =
  (input: Input): Serving =>
  () =>
    input
export const plain =
  (input: Input = {}): Recipe =>
  async () =>
    same(input)

/** What every noun's recipes are made with. */
export const kitOf = async (world: World, cast: Cast) => {
  const make = await childMatters(world, cast)
  const on =
    (prepare: () => Promise<View>, more: Input = {}): Recipe =>
    async () =>
      same({ ...make.matterOf(await prepare()), ...more })
  const onPart =
    (prepare: () => Promise<View>, part: 'coordinating_lead' | 'joint_lead' | 'supporting', more: Input = {}): Recipe =>
    async () => {
      const view = await prepare()
      return same({ assignmentId: partOf(view, part), version: view.face.version, ...more })
    }
  return { world, cast, make, inspector: world.desk('limin'), on, onPart }
}
export type Kit = Awaited<ReturnType<typeof kitOf>>
