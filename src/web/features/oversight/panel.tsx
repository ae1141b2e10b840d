import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { endOversight, grantOversight, listOversight } from '#contract/oversight.ts'
import { faceOnly } from '#domain/permissions.ts'
import { reading } from '#web/api/client.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { CommandDialog } from '#web/ui/command-dialog.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Field, LineField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/page.tsx'
import { UnitSelect } from '#web/units/unit-select.tsx'
import type { Panel } from '../matter/panels.ts'

/** Bodies that watch the matter from outside; nothing where there are none and nobody here may let one in. */
export const OversightPanel: Panel = ({ view, isPast }) => {
  const { oversight } = useText()
  const [open, setOpen] = useState(false)
  const end = useCommand(endOversight)
  const matterId = view.face.id
  const { data } = useQuery({
    ...reading(listOversight, { matterId }),
    enabled: !isPast && !faceOnly.includes(view.face.relation),
  })
  if (!data || (data.items.length === 0 && data.actions.length === 0)) return null
  const mayGrant = data.actions.includes(grantOversight.id)
  return (
    <Section title={oversight.title}>
      {data.items.map((each) => (
        <p key={each.organizationId}>
          {oversight.line(each.organizationName, dateText(each.on), each.basis)}
          {mayGrant ? (
            <Popconfirm
              title={oversight.endAsk(each.organizationName)}
              onConfirm={() => end.mutate({ matterId, version: data.version, organizationId: each.organizationId })}
            >
              <Button type="link" className="no-print">
                {oversight.end}
              </Button>
            </Popconfirm>
          ) : null}
        </p>
      ))}
      {mayGrant ? (
        <Button className="no-print" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {oversight.grant}
        </Button>
      ) : null}
      {open ? (
        <CommandDialog<typeof grantOversight, { organizationId: string; basis: string }>
          of={grantOversight}
          title={oversight.grant}
          note={oversight.note}
          toInput={(values) => ({ matterId, version: data.version, ...values })}
          onClose={() => setOpen(false)}
          onDone={() => undefined}
        >
          <Field name="organizationId" label={oversight.body}>
            <UnitSelect />
          </Field>
          <LineField name="basis" label={oversight.basis} max={200} />
        </CommandDialog>
      ) : null}
    </Section>
  )
}
