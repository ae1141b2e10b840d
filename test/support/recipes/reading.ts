import { settleName } from '#contract/document-names.ts'
import { correctSource } from '#contract/corrections.ts'
import { dismissMany, getSource } from '#contract/sources.ts'
import { childFields } from '../child-matter.ts'
import { aDocument, aSource } from '../matter.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

export const readingRecipes = ({ world, inspector }: Kit): Recipes => {
  const onSource =
    (more: (proposalId: string) => Input): Recipe =>
    async () => {
      const { row, proposals } = await inspector(getSource, { sourceId: await aSource(world) })
      return same({ sourceId: row.id, version: row.version, ...more(proposals[0]?.id ?? '') })
    }
  const corrected = aDocument.replace('3000个', '3200个')
  let nth = 0
  const aName = async () => {
    const { id, version } = await inspector(settleName, {
      name: `教育行政部门${(nth += 1)}`,
      unitIds: [world.org('jyt')],
    })
    return { nameId: id, version }
  }
  return {
    'files.progress': plain({ progressKey: 'upload-1' }),
    'proposals.accept-many': onSource((proposalId) => ({
      items: [{ proposalId, ...childFields(world), leadOrganizationId: world.org('jyt') }],
    })),
    'proposals.dismiss-many': onSource((proposalId) => ({ proposalIds: [proposalId], reason: '不属督办范围' })),
    'proposals.edit': onSource((proposalId) => ({ proposalIds: [proposalId], dueOn: '2026-12-31' })),
    'proposals.reopen': async () => {
      const sourceId = await aSource(world)
      const { row, proposals } = await inspector(getSource, { sourceId })
      const proposalIds = proposals.map((each) => each.id)
      const now = await inspector(dismissMany, { sourceId, version: row.version, proposalIds, reason: '不属督办范围' })
      return same({ sourceId, version: now.row.version, proposalIds })
    },
    'sources.compare': async () => same({ sourceId: await aSource(world), text: corrected }),
    'sources.correct': onSource(() => ({ text: corrected, reason: '印发后更正' })),
    'proposals.follow-correction': async () => {
      const sourceId = await aSource(world)
      const { row } = await inspector(getSource, { sourceId })
      const now = await inspector(correctSource, {
        sourceId,
        version: row.version,
        text: corrected,
        reason: '印发后更正',
      })
      const proposalIds = now.proposals.map((each) => each.id)
      return same({ sourceId, version: now.row.version, proposalIds, note: '已改派' })
    },
    'document-names.settle': plain({ name: '各地级以上市', unitIds: [world.org('yunshan')] }),
    'document-names.list': plain(),
    'document-names.change': async () => same({ ...(await aName()), unitIds: [world.org('fgw')] }),
    'document-names.end': async () => same(await aName()),
  }
}
