import { useText } from '#web/text/use-text.ts'
import { dateText, instantText } from '#web/ui/dates.ts'
import type { Assessed, Words } from './types.ts'

/** What a unit said in a period, in its own words; or that it said nothing, and why that is in order. */
export const Said = ({ words }: { readonly words: Words | null }) => {
  const { periods, controls } = useText()
  if (words === null) return <span className="soft">{controls.none}</span>
  if (words.standing === 'nothing_new') return <span>{periods.nothingNew}</span>
  if (words.standing === 'missed') return <strong className="light-red">{periods.standings.missed}</strong>
  if (words.standing === 'waiting') return <strong className="light-yellow">{periods.standings.waiting}</strong>
  if (words.standing === 'exempt')
    return (
      <span className="soft">
        {periods.standings.exempt}
        {words.because ? `（${periods.exemptions[words.because]}）` : ''}
      </span>
    )
  return (
    <>
      <span className="pre">{words.progress}</span>
      <span className="block soft number">{dateText(words.on)}</span>
    </>
  )
}

/** What the office made of it. */
export const AssessedWords = ({ of, brief = false }: { readonly of: Assessed; readonly brief?: boolean }) => {
  const { periods } = useText()
  return (
    <>
      <strong>{periods.judgements[of.judgement]}</strong>
      {of.percent === null ? null : <span className="number">{`　${periods.percent(of.percent)}`}</span>}
      {of.light ? <strong className={`light-${of.light}`}>{`　${periods.lights[of.light]}`}</strong> : null}
      <span className="block pre">{of.text}</span>
      {of.lightReason ? <span className="block pre">{of.lightReason}</span> : null}
      {brief ? null : (
        <span className="block soft">
          {periods.assessedBy(`${of.organizationName} ${of.assessedBy}`, instantText(of.assessedAt))}
        </span>
      )}
    </>
  )
}
