import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { getDivision } from '#contract/divisions.ts'
import { getMatter } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reading } from '#web/api/client.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'
import { dueWords, Paper, SignBox } from './paper.tsx'

type Row = OutputOf<typeof getDivision>['texts'][number]
type Draft = { readonly title: string; readonly draftedBy: string; readonly draftedOn: string }

const unitsOf = (row: Row) =>
  [
    row.lead,
    ...(row.joint.length > 0 ? [`共同牵头：${row.joint.join('、')}`] : []),
    ...(row.support.length > 0 ? [`配合：${row.support.join('、')}`] : []),
  ].join('；')

const sameFor = (rows: readonly Row[], of: (row: Row) => string): string | null => {
  const [first] = rows
  return first && rows.every((row) => of(row) === of(first)) ? of(first) : null
}

/** One matter is said in the form itself; many are listed behind it, and the form says how many. */
const Form = ({ draft, rows }: { readonly draft: Draft; readonly rows: readonly Row[] }) => {
  const [first] = rows
  const isOne = rows.length === 1
  const due = sameFor(rows, (row) => dueWords(row.due, row.budget)) ?? '见附表'
  const requirement = sameFor(rows, (row) => row.requirement) ?? '见附表'
  const basis = first ? [first.source, first.basis].filter(Boolean).join('　') : ''
  return (
    <section className="sheet">
      <h1>督查事项立项呈批表</h1>
      <p className="paper-line">
        <span>{`拟办人：${draft.draftedBy}`}</span>
        <span>{`拟办日期：${dateText(draft.draftedOn, 'zh')}`}</span>
      </p>
      <table className="form">
        <tbody>
          <tr>
            <th scope="row">事项名称</th>
            <td colSpan={3}>
              {isOne ? (first?.title ?? draft.title) : `${draft.title}（共${rows.length}项，见附表）`}
            </td>
          </tr>
          <tr>
            <th scope="row">立项依据</th>
            <td colSpan={3}>{basis}</td>
          </tr>
          {first?.quote && isOne ? (
            <tr>
              <th scope="row">依据原文</th>
              <td colSpan={3} className="pre">
                {first.quote}
              </td>
            </tr>
          ) : null}
          <tr>
            <th scope="row">目标任务</th>
            <td colSpan={3} className="pre">
              {sameFor(rows, (row) => row.target) ?? '见附表'}
            </td>
          </tr>
          <tr>
            <th scope="row">工作内容</th>
            <td colSpan={3} className="pre">
              {sameFor(rows, (row) => row.workContent) ?? '见附表'}
            </td>
          </tr>
          <tr>
            <th scope="row">承办单位</th>
            <td>{isOne && first ? unitsOf(first) : `${rows.length}个单位`}</td>
            <th scope="row">完成时限</th>
            <td>{due}</td>
          </tr>
          <tr>
            <th scope="row">交办要求</th>
            <td colSpan={3} className="pre">
              {requirement}
            </td>
          </tr>
          <SignBox label="拟办意见" />
          <SignBox label="审核意见" />
          <SignBox label="领导批示" />
        </tbody>
      </table>
    </section>
  )
}

/** 附表: numbered, its head on every page, no row torn in two. */
const List = ({ rows }: { readonly rows: readonly Row[] }) => (
  <section className="sheet">
    <h2>附表　拟立项事项清单</h2>
    <table className="rows">
      <colgroup>
        <col style={{ width: '12mm' }} />
        <col style={{ width: '34mm' }} />
        <col />
        <col style={{ width: '38mm' }} />
        <col style={{ width: '33mm' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">承办单位</th>
          <th scope="col">目标任务</th>
          <th scope="col">交办要求</th>
          <th scope="col">完成时限</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.matterId}>
            <td className="centre">{i + 1}</td>
            <td>{unitsOf(row)}</td>
            <td>{row.target}</td>
            <td>{row.requirement}</td>
            <td className="due">{dueWords(row.due, row.budget)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const divisionRoute = getRouteApi('/shell/divisions/$divisionId/print')
export const DivisionApprovalPage = () => {
  const { prints } = useText()
  const { divisionId } = divisionRoute.useParams()
  const { data, error } = useQuery(reading(getDivision, { divisionId }))
  return (
    <Paper
      name={prints.approvalForm}
      isReady={data !== undefined}
      error={error}
      back={
        <Link to="/divisions/$divisionId" params={{ divisionId }} className="link-button">
          {prints.back}
        </Link>
      }
    >
      {() =>
        data ? (
          <>
            <Form draft={data} rows={data.texts} />
            {data.texts.length > 1 ? <List rows={data.texts} /> : null}
          </>
        ) : null
      }
    </Paper>
  )
}

const named = (view: OutputOf<typeof getMatter>, part: string) =>
  view.assignments.filter((each) => each.part === part).map((each) => each.organizationName)

const matterRoute = getRouteApi('/shell/matters/$matterId/approval-form')
export const MatterApprovalPage = () => {
  const { prints } = useText()
  const { matterId } = matterRoute.useParams()
  const { data, error } = useQuery(reading(getMatter, { matterId }))
  const [source] = data?.sources ?? []
  const rows: Row[] = data?.content
    ? [
        {
          ...data.content,
          matterId,
          number: data.face.number,
          title: data.face.title,
          due: data.face.due,
          lead: data.face.leadName ?? '',
          joint: named(data, 'joint_lead'),
          support: named(data, 'supporting'),
          source: source?.title ?? null,
          basis: [source?.docNumber, source?.clause].filter(Boolean).join(' '),
          quote: source?.quote ?? null,
        },
      ]
    : []
  const draft = { title: data?.face.title ?? '', draftedBy: data?.content?.draftedBy ?? '', draftedOn: '' }
  return (
    <Paper
      name={prints.approvalForm}
      isReady={rows.length > 0}
      error={error}
      back={
        <Link to="/matters/$matterId" params={{ matterId }} className="link-button">
          {prints.back}
        </Link>
      }
    >
      {() => <Form draft={draft} rows={rows} />}
    </Paper>
  )
}
