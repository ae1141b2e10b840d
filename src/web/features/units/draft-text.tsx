import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import type { Draft } from './side.ts'

/** The text that a signature stands under, whole. */
export const DraftText = ({ draft }: { readonly draft: Draft }) => {
  const { steps, units } = useText()
  const said: readonly (readonly [string, string | null])[] = [
    [steps.outcome, draft.outcome],
    [steps.actual, draft.actual],
    [units.completedOn, draft.completedOn ? dateText(draft.completedOn) : null],
    [steps.progress, draft.progress],
    [steps.difficulty, draft.difficulty],
    [steps.nextStep, draft.nextStep],
    [units.original, draft.fileName],
  ]
  return (
    <dl className="draft-text">
      {said
        .filter(([, words]) => words !== null)
        .map(([label, words]) => (
          <div key={label}>
            <dt className="soft">{label}</dt>
            <dd className="pre">{words}</dd>
          </div>
        ))}
    </dl>
  )
}
