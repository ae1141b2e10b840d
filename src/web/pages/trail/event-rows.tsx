import type { OutputOf } from '#contract/operation.ts'
import type { listEvents } from '#contract/trail.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { useOperationNames } from './operation-names.ts'

type Event = OutputOf<typeof listEvents>['items'][number]

export const EventRows = ({ events }: { readonly events: readonly Event[] }) => {
  const { administration, controls, trailWords } = useText()
  const names = useOperationNames()
  return (
    <div className="list-frame">
      <table className="list trail">
        <thead>
          <tr>
            <th scope="col">{administration.trailAt}</th>
            <th scope="col">{administration.trailActor}</th>
            <th scope="col">{administration.trailOperation}</th>
            <th scope="col">{administration.trailWhat}</th>
            <th scope="col">{administration.trailReason}</th>
            <th scope="col">{administration.trailClient}</th>
            <th scope="col">{administration.trailObjects}</th>
            <th scope="col">{administration.trailSealed}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td data-label={administration.trailAt} className="number">
                {instantText(event.at)}
              </td>
              <td data-label={administration.trailActor}>
                {event.actorName ?? (event.actor.startsWith('system') ? administration.systemActor : event.actor)}
                {event.onBehalfOf ? trailWords.onBehalfOf(event.onBehalfOf) : null}
              </td>
              <td data-label={administration.trailOperation}>{names.get(event.operation) ?? event.operation}</td>
              <td data-label={administration.trailWhat}>
                {administration.events[event.type] ?? trailWords.events[event.type] ?? event.type}
              </td>
              <td data-label={administration.trailReason}>{event.reason ?? controls.none}</td>
              <td data-label={administration.trailClient} className="number">
                {event.client ?? controls.none}
              </td>
              <td data-label={administration.trailObjects}>
                {event.objects.length === 0 ? (
                  controls.none
                ) : (
                  <details>
                    <summary>{administration.trailObjectCount(event.objects.length)}</summary>
                    {event.objects.map((id) => (
                      <div key={id} className="trail-object">
                        {id}
                      </div>
                    ))}
                  </details>
                )}
              </td>
              <td data-label={administration.trailSealed}>
                {event.sealed ? `✓ ${administration.sealedYes}` : administration.sealedNo}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
