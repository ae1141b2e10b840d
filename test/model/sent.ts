import { approveMatters, draftDivision, submitMatters } from '#contract/divisions.ts'
import { issueOrder } from '#contract/orders.ts'
import type { MatterEvent, MatterState } from '#domain/matter.ts'
import { hold } from './invariants.ts'
import type { Known } from './known.ts'
import type { Stage } from './stage.ts'

const atOnce = 12
type Face = { readonly id: string; readonly version: number }
const named = (faces: readonly Face[]) => ({ matters: faces.map(({ id, version }) => ({ id, version })) })

/**
 * A matter that was handed down today, for whatever only begins there. A dozen are drafted, submitted, approved and
 * issued together: the acts on many take the same steps, and each of the dozen is held to the same invariants.
 */
export const sentToday = (stage: Stage, taken: (event: MatterEvent, from: MatterState) => void) => {
  const { desk, world } = stage
  let left: Known[] = []
  const send = async (): Promise<Known[]> => {
    const { rows } = await desk('limin')(draftDivision, {
      ...stage.drafted(),
      sourceId: stage.instructed,
      rows: Array.from({ length: atOnce }, () => ({ leadOrganizationId: world.org('jyt') })),
    })
    const matters: Known[] = []
    for (const { id } of rows) matters.push(await stage.known(id, stage.instructed))
    const { items: submitted } = await desk('limin')(submitMatters, named(rows))
    const { items: approved } = await desk('zhouguoping')(approveMatters, named(submitted))
    await desk('limin')(issueOrder, { title: '督办通知', ...named(approved) })
    for (const matter of matters) {
      await stage.refresh(matter)
      matter.state = 'dispatched'
      matter.deliveredOn = stage.today()
      matter.flags.add('approved')
      hold(matter, 'order of a dozen', 'taken')
      taken('matter.submitted', 'draft')
      taken('matter.approved', 'proposed')
      taken('matter.dispatched', 'established')
    }
    return matters
  }
  return async (): Promise<Known> => {
    left = left.filter((each) => each.deliveredOn === stage.today())
    if (left.length === 0) left = await send()
    return left.pop() as Known
  }
}
