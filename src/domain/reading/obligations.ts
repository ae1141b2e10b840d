import { pathOf, type Clause } from './clauses.ts'
import { findDeadlines } from './deadlines.ts'
import { fold, withoutBlanks, type Span } from './fold.ts'

/** Which words make a clause an obligation. */
export type Obliging = 'unit' | 'deadline' | 'report' | 'duty'
export type Obligation = {
  readonly clause: number
  readonly path: string
  readonly place: Span
  readonly by: readonly Obliging[]
}

const wordings: readonly (readonly [Obliging, RegExp])[] = [
  /** （X牵头）, 责任单位：X */
  [
    'unit',
    /牵头|(?:责任|配合|承办|主办|落实)(?:单位|部门):|(?:按职责分工|分别|共同)负责|负责(?=[,。;)\]]|落实|$)|会同/,
  ],
  /** 将…情况报送, 每季度报告 (A12) */
  [
    'report',
    /(?:报送|上报|报告)[^,。;]{0,20}(?:情况|进展|结果|名单|方案|报告|总结)|(?:情况|进展|结果|方案|名单|总结)[^,。;]{0,14}(?:报送|上报|报告|报[省市县区国])/,
  ],
  /** 各地区要…, 必须…, 不得… */
  [
    'duty',
    /(?<![需主重首纲摘概])要(?!求|素|点|件|害|么|紧|道|领|闻)(?=[^,。;]{2})|应当|应(?=[按依及定尽])|必须|务必|不得|严禁/,
  ],
]

const wordsOf = (text: string, { start, end }: Clause) => withoutBlanks(fold(text.slice(start, end)))

/** The clauses that oblige somebody, by the words that say so. */
export const obligationsOf = (text: string, clauses: readonly Clause[]): Obligation[] =>
  clauses.flatMap((clause, index): Obligation[] => {
    const words = wordsOf(text, clause)
    const by = [
      ...wordings.flatMap(([code, pattern]) => (pattern.test(words) ? [code] : [])),
      ...(findDeadlines(words, null).some(({ kind }) => kind === 'date' || kind === 'recurring' || kind === 'relative')
        ? (['deadline'] as const)
        : []),
    ]
    return by.length > 0 ? [{ clause: index, path: pathOf(clauses, index), place: [clause.start, clause.end], by }] : []
  })

/** What became of the proposals of a document. */
export type Answer = { readonly span: readonly Span[]; readonly state: 'open' | 'matter' | 'dismissed' }
export type ClauseCoverage = Obligation & { readonly state: 'matter' | 'dismissed' | 'open' | 'without-proposal' }

const covers = ({ span }: Answer, [start, end]: Span) => span.some(([from, to]) => from < end && start < to)

/** Below each document (A03): every obliging clause, and whether a matter, a dismissal or nothing answers it. */
export const coverageOf = (obligations: readonly Obligation[], answers: readonly Answer[]): ClauseCoverage[] =>
  obligations.map((each) => {
    const here = answers.filter((answer) => covers(answer, each.place))
    const has = (state: Answer['state']) => here.some((answer) => answer.state === state)
    const state = has('open') ? 'open' : has('matter') ? 'matter' : has('dismissed') ? 'dismissed' : 'without-proposal'
    return { ...each, state }
  })
