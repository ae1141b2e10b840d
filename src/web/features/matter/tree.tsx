import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getMatter } from '#contract/matters.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { Light } from '#web/ui/light.tsx'
import { Section } from '#web/ui/page.tsx'
import type { MatterView } from './view.ts'

type Node = Pick<MatterView['children'][number], 'id' | 'title' | 'state' | 'light' | 'leadName' | 'due'>

const Branch = ({
  node,
  level,
  isHere = false,
}: {
  readonly node: Node
  readonly level: number
  readonly isHere?: boolean
}) => {
  const { matter, words } = useText()
  return (
    <li style={{ paddingInlineStart: 24 * level }} aria-current={isHere ? 'page' : undefined}>
      <span className="pile-light">
        <Light light={node.light} state={node.state} />
      </span>
      <span className="pile-title">
        {isHere ? (
          <strong>
            {node.title} <small className="soft">{matter.thisOne}</small>
          </strong>
        ) : (
          <Link to="/matters/$matterId" params={{ matterId: node.id }}>
            {node.title}
          </Link>
        )}
      </span>
      <span className="pile-by">{node.leadName}</span>
      <span className="pile-by">{words.states[node.state]}</span>
      <span className="pile-due number">{dateText(node.due)}</span>
    </li>
  )
}

/** 上级事项 and 分解任务 around this one, each with its light; the one above only where the reader may see it. */
export const Tree = ({ view, isPast }: { readonly view: MatterView; readonly isPast: boolean }) => {
  const { matter } = useText()
  const parentId = view.content?.parentMatterId ?? null
  const { data: parent } = useQuery({
    ...reading(getMatter, { matterId: parentId ?? view.face.id }),
    enabled: parentId !== null && !isPast,
    retry: false,
  })
  const above = parentId !== null && parent?.face.id === parentId ? parent.face : null
  // Today the panel of children shows them with each one's cut and answer; of a past day only this remains.
  const children = isPast || view.content === null ? view.children : []
  if (!above && children.length === 0) return null
  const level = above ? 1 : 0
  const title = [above ? matter.above : null, children.length > 0 ? `${matter.children}　${children.length}` : null]
  return (
    <Section title={title.filter((each) => each !== null).join(' · ')}>
      <ul className="pile tree">
        {above ? <Branch node={above} level={0} /> : null}
        <Branch node={view.face} level={level} isHere />
        {children.map((child) => (
          <Branch key={child.id} node={child} level={level + 1} />
        ))}
      </ul>
    </Section>
  )
}
