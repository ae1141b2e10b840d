import { fold, withoutBlanks } from '../reading/fold.ts'

/** `aside`: 暂缓, 终止 and the like, which a person has to look at. */
export type StockState = 'in_progress' | 'completed' | 'aside'

/** What an office's word for a state means; null where it is no such word. 未完成 is not 完成, so it is asked first. */
export const readState = (text: string): StockState | null => {
  const word = withoutBlanks(fold(text)).replace(/[。.]$/, '')
  if (/暂缓|中止|终止|取消|撤销|并入|合并|搁置/.test(word)) return 'aside'
  if (
    /^(?:未|没有?|尚未|部分|基本|正在|即将|否$)|推进|进行|在办|办理中|落实中|实施中|超期|逾期|滞后|按期|序时|持续|长期|启动|开展|正常|临期|^[黄红绿]灯?$/.test(
      word,
    )
  )
    return 'in_progress'
  if (
    /^(?:已|全部|按时|如期|提前)*(?:办结|完成|销号|落实|结束|办毕|归档|办理完毕)(?:[(,;:].*)?$|^是$|^√$|^100%$/.test(
      word,
    )
  )
    return 'completed'
  return null
}
