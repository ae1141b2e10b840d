/** What a paper does: hand out work by plain sentences, inform only, or plan (work where it names units and days). */
export type DocumentKind = 'assigning' | 'informing' | 'planning'

/** Minutes, letters and leaders' instructions: there 市教育局要… is a task; elsewhere it is a demand unless it has a date. */
const assigning =
  /纪要|会议记录|议定事项|决定事项|督办[函单通]|督查[函单通]|交办[函单通]|转办[函单]|批示(?!范)|工作提示|提醒函|办理通知|任务交办|工作函|紧急通知|明电|批复$/
/** 关于商请…的函, 复函: a letter asks. */
const letter = /(?:的|复|公|便)函$/

/** 任免, 表彰, 公报, 解读, 印章, 放假, 名单, 办法: who is named in them has nothing to do by a day of its own. */
const informing =
  /(?:任免|任命|免职|任职)|(?:表彰|表扬|嘉奖|授予|记功)(?!.*(?:办法|方案|工作的通知))|统计公报|公告$|公示$|通告$|解读|答记者问|(?:工作|年度)?总结$|述职|简报|经验材料|情况汇报$|自查报告|印章|(?:放假|休假)|(?:管理|实施|暂行|试行|奖励|考核|监督|使用)?(?:办法|规定|条例|细则|规则|章程|准则|规程)(?:\((?:试行|暂行|修订)\))?》?(?:的通知|的决定)?$|工作(?:分工|规则)的通知$/

export const documentKind = (folded: string, title: string | null): DocumentKind => {
  const name = (title ?? '').replaceAll(/\s/g, '')
  if (informing.test(name) && !/纪要|督[办查]|任务|方案|清单|要点/.test(name)) return 'informing'
  if (letter.test(name) || assigning.test(name) || assigning.test(folded.slice(0, 120))) return 'assigning'
  // What stands twice in the paper was said once.
  const decisions = folded.match(/会议(?:要求|强调|指出|议定|决定(?!事项)|明确|认为|原则同意|同意)[^。;]{0,20}/g) ?? []
  return new Set(decisions).size >= 2 ? 'assigning' : 'planning'
}

/** 总体要求, 指导思想, 发展目标: goals of the whole plan, not of anybody. */
export const isGoals = (heading: string): boolean =>
  /指导思想|基本原则|总体要求|总体思路|发展目标|总体目标|主要目标|工作目标|目标任务$/.test(heading)

/** 好的做法, 存在问题, 总体情况: what has been, not what has to be done. */
export const isLookingBack = (heading: string): boolean =>
  /^(?!总结|解决|梳理|推广|报告|报送|反馈|公开|排查|整改|宣传|通报)[^。,;]{0,8}(?:好的做法|典型做法|主要做法|经验做法|工作成效|取得的?成效|存在的?(?:主要|突出)?问题|主要问题|突出问题|总体情况|总体进展|工作情况|经验体会|基本情况|完成情况|进展情况|落实情况|办理情况|开展情况|工作回顾|原因分析|问题表现|形势分析|背景)(?:[及和与].{0,8})?[。:]?$/.test(
    heading.replace(/^[^一-龥]+/, ''),
  )

/**
 * Where a paper that praises lists what it praises (附件：典型经验做法): deeds with units and days, and nobody's task.
 * The end of the text where there is no such list.
 */
export const praiseFrom = (text: string, title: string | null): number => {
  if (!/表扬|表彰|嘉奖|典型经验/.test(title ?? '')) return text.length
  const list = /\n\s*附件[\d：:\s]*\n(?=[^\n]*(?:做法|经验|名单|案例|事例))/.exec(text)
  return list ? list.index : text.length
}

/** 现将有关事项通知如下: the paper speaks of itself. */
export const announces = (folded: string): boolean =>
  /(?:如下|现(?:予)?(?:印发|转发|下发|公布)[^。]{0,20})[:。]?$|^现(?:将|就)|特此(?:通知|通报|函达|批复)/.test(folded)
