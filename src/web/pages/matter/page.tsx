import { PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { getMatter } from '#contract/matters.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { Actions } from '#web/features/matter/actions.tsx'
import { Anchors } from '#web/features/matter/anchors.tsx'
import { Facts } from '#web/features/matter/facts.tsx'
import { FlowStrip } from '#web/features/matter/flow-strip.tsx'
import { Reports, Reviews, Sources } from '#web/features/matter/records.tsx'
import { panels } from '#web/features/matter/panels.ts'
import { Thread } from '#web/features/matter/thread.tsx'
import { Trail } from '#web/features/matter/trail.tsx'
import { Tree } from '#web/features/matter/tree.tsx'
import { Units } from '#web/features/matter/units.tsx'
import { AwaitingSuperior } from '#web/features/registers/on-matter.tsx'
import { useText } from '#web/text/use-text.ts'
import { DateField } from '#web/ui/date-field.tsx'
import { dateText } from '#web/ui/dates.ts'
import { Page } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import '#web/ui/matter-page.css'

export const MatterPage = () => {
  const { matter, controls } = useText()
  const { matterId } = useParams({ from: '/shell/matters/$matterId' })
  const { asOf, act } = useSearch({ from: '/shell/matters/$matterId' })
  const { today } = useMe()
  const navigate = useNavigate({ from: '/matters/$matterId' })
  const { data, error, refetch } = useQuery({
    ...reading(getMatter, asOf ? { matterId, asOf } : { matterId }),
    placeholderData: (previous) => (previous?.face.id === matterId ? keepPreviousData(previous) : undefined),
  })
  const lookAt = (date: string | undefined) =>
    void navigate({ search: date && date < today ? { asOf: date } : {}, replace: true })
  if (error) return <PageError error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const isPast = asOf !== undefined
  const side = (
    <>
      <label htmlFor="as-of" className="soft">
        {matter.asOf}
      </label>
      <span className="as-of">
        <DateField id="as-of" value={asOf ?? today} max={today} onChange={lookAt} />
      </span>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {controls.print}
      </Button>
    </>
  )
  return (
    <Page title={data.face.title} side={side} className="matter-page">
      {isPast ? (
        <Alert
          type="info"
          className="matter-note"
          title={matter.asOfNote(dateText(asOf))}
          action={
            <Button size="small" onClick={() => lookAt(undefined)}>
              {matter.backToToday}
            </Button>
          }
        />
      ) : null}
      {data.face.needsCheck ? <Alert type="warning" showIcon className="matter-note" title={matter.toCheck} /> : null}
      {isPast || data.content === null ? null : <AwaitingSuperior matterId={matterId} />}
      {isPast ? null : <Actions key={matterId} view={data} first={act} />}
      {data.content ? <FlowStrip view={data} /> : null}
      <Anchors />
      <Facts view={data} isPast={isPast} />
      <Units view={data} />
      <Reports view={data} />
      <Reviews view={data} />
      <Thread view={data} />
      <Tree view={data} isPast={isPast} />
      {panels.map((Panel) => (
        <Panel key={Panel.name} view={data} isPast={isPast} />
      ))}
      <Sources view={data} />
      {isPast || data.content === null ? null : <Trail matterId={matterId} />}
    </Page>
  )
}
