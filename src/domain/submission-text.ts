type Result = {
  readonly title: string
  readonly number: string | null
  readonly leadName: string | null
  readonly outcome: string | null
  readonly actual: string | null
}
type Given = {
  readonly sourceTitle: string
  readonly leaders: readonly { readonly post: string; readonly name: string; readonly on: string }[]
  readonly results: readonly Result[]
}

const dayOf = (date: string): string => {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}
const sentence = (text: string) => (/[。！？]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

/** 办理结果呈报的拟稿: what was asked, then one paragraph a matter, from the words that the office has accepted. */
export const submissionText = ({ sourceTitle, leaders, results }: Given): string => {
  const asked = leaders.map(({ post, name, on }) => `${post}${name}${dayOf(on)}`).join('、')
  const head = leaders.length > 0 ? `${asked}批示收悉。` : ''
  const intro = `${head}现将“${sourceTitle}”${results.length > 1 ? `${results.length}个事项` : ''}办理情况报告如下：`
  const paragraphs = results.map(({ title, leadName, outcome, actual }, i) => {
    const words = `${title}${leadName ? `（${leadName}牵头）` : ''}：${sentence(outcome ?? '已办结')}`
    const done = actual ? `实际完成${sentence(actual)}` : ''
    return `${results.length > 1 ? `${i + 1}. ` : ''}${words}${done}`
  })
  return [intro, ...paragraphs, '妥否，请批示。'].join('\n')
}
