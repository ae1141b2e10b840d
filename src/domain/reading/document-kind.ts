/**
 * Whether a paper assigns by plain sentences, as minutes, letters and leaders' instructions do: there 市教育局要… is a
 * task; in a plan or an opinion it is a general demand unless it has a date.
 */
export const assignsBySentence = (folded: string, title: string | null): boolean => {
  const head = `${title ?? ''}${folded.slice(0, 120)}`
  if (
    /纪要|会议记录|议定事项|决定事项|督办[函单通]|督查[函单通]|交办[函单通]|转办[函单]|批示(?!范)|工作提示|提醒函|办理通知/.test(
      head,
    )
  )
    return true
  // What stands twice in the paper was said once.
  const decisions = folded.match(/会议(?:要求|强调|指出|议定|决定(?!事项)|明确|认为|原则同意|同意)[^。;]{0,20}/g) ?? []
  return new Set(decisions).size >= 2
}

/** 总体要求, 指导思想, 发展目标: goals of the whole plan, not of anybody. */
export const isGoals = (heading: string): boolean =>
  /指导思想|基本原则|总体要求|总体思路|发展目标|总体目标|主要目标|工作目标|目标任务$/.test(heading)
