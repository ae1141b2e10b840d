import type { Passage } from './clauses.ts'
import type { DocumentTime } from './deadlines.ts'
import type { Flow } from './flow.ts'
import { isCollective } from './names.ts'
import { sentencesOf } from './sentence-cuts.ts'
import { subjectOf } from './subjects.ts'

const bidden = /^(?:要|负责|牵头|务必|须|应|会同|具体)/
/** 教育行政部门, 各地: a class of bodies, not one that has a name. */
const isClass = (name: string) => isCollective(name) || /(?:部门|单位|企业|地区)$/.test(name)

/**
 * A notice without any mark that tells one named body after the other what to do (市水利局要…；市应急局负责…) assigns by
 * its sentences, whatever its title says.
 */
export const isImperative = (flow: Flow, passages: readonly Passage[], time: DocumentTime): boolean => {
  const told = passages.flatMap((passage) =>
    sentencesOf(flow, passage, [], time).flatMap(([from, to]) => {
      const subject = subjectOf(flow.raw.slice(from, to))
      const isTold =
        subject !== null &&
        subject.lead.some((name) => !isClass(name)) &&
        (subject.by !== '' || bidden.test(flow.text.slice(from + subject.end, to)))
      return isTold ? subject.lead : []
    }),
  )
  return new Set(told).size >= 3
}
