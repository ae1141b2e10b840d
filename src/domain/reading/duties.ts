import { isCollective } from './names.ts'
import type { Subject } from './subjects.ts'

/** Verbs of a sentence with a day: somebody has to do something by then. */
export const acts =
  /完成|报送|报告|上报|报[市省县区州国我至给备]|建立|制定|制订|印发|总结|实现|验收|落实|提出|拿出|启动|开工|竣工|出台|形成|整改|办结|移交|清理|核查|排查|答复|反馈|回复|建成|提交|公布|开展|组织|推进|配备|拨付|到位|解决|研究|上线|开通|签订|交付|修订|编制|函告|提供|明确|确定|发至|发送|摸清|清淤|整治|销号|通报|汇总|更新|缴纳|兑付|安排|召开|检查|督查|督导|评估|改造|修复|恢复|投用|使用|运行|交接|储备|将[^,。;]{1,30}送/

export const reports =
  /向[^,。;]{2,20}(?:报送|报告|上报|反馈|通报)|(?:报送|上报|报告|报)(?:至|给|送|我|[市省县区州国][一-龥]*|[一-龥]{0,14}(?:办公室|办公厅|政府|备案|汇总|领导小组|督查室))/

const phrases =
  /^(?:要|应|须|务必|进一步)?(?:高度重视|充分认识|提高(?:思想|政治)?(?:认识|站位|政治站位)|加强(?:组织)?领导|切实(?:加强|增强|提高|履行)|认真(?:贯彻|组织|履行|抓好)|统一思想|站在|增强|深刻|密切(?:配合|协作)|加强(?:协作|沟通|协调|配合)|各司其职|珍惜|再接再厉|以[^,。;]{2,12}为(?:榜样|契机))/

/** 各单位要高度重视: a demand on everybody's mind, and no task. */
export const isGeneral = (rest: string): boolean => phrases.test(rest)

/** X、Y按职责分工负责…, X牵头…: said of a named body in any paper. */
export const assigns = (rest: string): boolean =>
  /^(?:按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|牵头)|(?:共同|分别)?牵头)/.test(rest)

/** 各乡镇, 各县区: a class whose members can be named; 各级各部门, 有关单位 are not. */
const isPlaces = (name: string) => /^各(?:县|市|区|州|乡|镇|街道|村|社区|旗|地|省)/.test(name)

const done =
  /^(?:已|曾|此前|近年来|去年|原来|一直|未按|仍未)|(?:完成|开展|召开|进行|取得|实现|组织|制定|出台|印发|建成|新增|听取|通报|研究|审议)了/

/** 已完成…, 开展了…: what has been done. */
export const isDone = (rest: string): boolean => done.test(rest) && !/要|须|务必|必须/.test(rest)

/** In minutes and letters: a named unit has to do something, or a unit is asked to. */
export const isDuty = (subject: Subject, named: readonly string[], rest: string): boolean => {
  if (subject.by === '由') return true
  if (subject.how !== 'named')
    return acts.test(rest) || /阅处|办理|核实|牵头|会同|负责|配合|协调|调查|督办|关注|处理|支持|协助|参加/.test(rest)
  return (
    (!named.every(isCollective) || named.some(isPlaces)) &&
    /^(?:要|应|须|需|必须|务必|分别|共同|联合|负责|牵头|会同|抓紧|尽快|立即|具体|统筹|按|根据|结合|做好|加快|对|于|在|进一步|继续|加强|组织|研究|制定|协调|落实|抓好)/.test(
      rest,
    )
  )
}
