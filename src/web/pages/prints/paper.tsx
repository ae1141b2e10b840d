import { useEffect, type ReactNode } from 'react'
import { Button } from 'antd'
import { useText } from '#web/text/use-text.ts'
import { Loading, PageError } from '#web/ui/problem.tsx'
import './paper.css'

type Given = {
  readonly name: string
  readonly isReady: boolean
  readonly error?: unknown
  readonly back: ReactNode
  readonly wide?: boolean
  readonly children: () => ReactNode
}

/** A page made for printing: the paper as it will lie on the table, and two buttons that stay on the screen. */
export const Paper = ({ name, isReady, error, back, wide = false, children }: Given) => {
  const { prints } = useText()
  useEffect(() => {
    document.title = name
  }, [name])
  if (error) return <PageError error={error} />
  return (
    <div className="paper-desk">
      <p className="paper-buttons no-print">
        <Button type="primary" disabled={!isReady} onClick={() => window.print()}>
          {prints.print}
        </Button>
        {back}
      </p>
      {isReady ? (
        <article className={wide ? 'paper paper-wide' : 'paper'} lang="zh-CN">
          {children()}
        </article>
      ) : (
        <Loading />
      )}
    </div>
  )
}

/** 签名栏: room for the words, the name and the day of whoever signs. */
export const SignBox = ({ label, children }: { readonly label: string; readonly children?: ReactNode }) => (
  <tr className="sign">
    <th scope="row">{label}</th>
    <td colSpan={3}>
      {children ?? <div className="sign-room" />}
      <p className="sign-day">年　　月　　日</p>
    </td>
  </tr>
)

const budgetWords: Readonly<Record<string, (n: number) => string>> = {
  working_days: (n) => `交办后${n}个工作日`,
  calendar_days: (n) => `交办后${n}日`,
  months: (n) => `交办后${n}个月`,
  office_hours: (n) => `交办后${n}个办公小时`,
}

/** The due day, or before delivery how long there will be. */
export const dueWords = (
  due: string | null,
  budget: { readonly kind: string; readonly amount: number | null } | null,
): string => {
  const [year, month, day] = (due ?? '').split('-').map(Number)
  if (year && month && day) return `${year}年${month}月${day}日`
  return budget?.amount ? (budgetWords[budget.kind]?.(budget.amount) ?? '') : ''
}
