import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { acceptProposal, getSource, sourceKinds } from '#contract/sources.ts'

export type SourceData = OutputOf<typeof getSource>
export type Proposal = SourceData['proposals'][number]
export type Instruction = SourceData['instructions'][number]
export type Submission = SourceData['submissions'][number]
export type SourceKind = (typeof sourceKinds)[number]
export type Acceptance = Omit<InputOf<typeof acceptProposal>, 'proposalId'>
export type OtherUnit = NonNullable<Acceptance['others']>[number]
