import type { OutputOf } from '#contract/operation.ts'
import type { listLiaisons } from '#contract/readiness.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

type Given = {
  readonly who: OutputOf<typeof listLiaisons>['items'][number]['liaison']
  /** Said in red where nobody is; nothing where nobody need be. */
  readonly isNeeded?: boolean
  readonly isShort?: boolean
}

/** A person in office with a telephone that can be dialled, or the word that somebody is missing. */
export const Somebody = ({ who, isNeeded = true, isShort = false }: Given) => {
  const { people, controls } = useText()
  if (!who)
    return isNeeded ? (
      <span className="missing">✕ {people.lacking}</span>
    ) : (
      <span className="soft">{controls.none}</span>
    )
  return (
    <>
      {who.name}
      {who.post && !isShort ? <span className="soft"> {who.post}</span> : null}
      {who.phone && !isShort ? (
        <a className="block number" href={`tel:${who.phone.replaceAll(/[^0-9+]/g, '')}`}>
          {who.phone}
        </a>
      ) : null}
      {who.until ? <small className="block soft">{people.until(dateText(who.until))}</small> : null}
    </>
  )
}
