import { z } from 'zod'
import { count, id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

export const suggestionStates = ['submitted', 'adopted', 'declined'] as const
export const SuggestionView = z.object({
  id,
  version,
  problemId: id,
  /** Null to an addressee to whom the problem itself is not shown. */
  problemTitle: z.string().nullable(),
  policy: z.string(),
  clause: z.string().nullable(),
  text: z.string(),
  addressee: z.string(),
  submittedOn: z.string(),
  submittedBy: z.string(),
  state: z.enum(suggestionStates),
  reason: z.string().nullable(),
  decidedOn: outDate,
  actions: z.array(z.string()),
})

const base = { tag: 'suggestions', output: SuggestionView, method: 'POST' } as const
export const submitSuggestion = operation({
  ...base,
  id: 'suggestions.submit',
  path: '/problems/{problemId}/suggestions',
  permission: 'problem.handle',
  summary: { zh: '提出政策建议', en: 'Suggest a change of policy' },
  input: z.object({
    problemId: id,
    policy: line(200),
    clause: optional(line(100)),
    text: text(3_000),
    addressee: line(100),
    addresseeId: optional(id),
  }),
})
export const decideSuggestion = operation({
  ...base,
  id: 'suggestions.decide',
  path: '/suggestions/{suggestionId}/decision',
  permission: 'suggestion.decide',
  summary: { zh: '答复政策建议', en: 'Decide on a suggestion' },
  input: z.object({
    suggestionId: id,
    version,
    decision: z.enum(['adopted', 'declined']),
    reason: optional(text(1_000)),
  }),
})
export const listSuggestions = operation({
  id: 'suggestions.list',
  method: 'GET',
  path: '/suggestions',
  permission: 'register.read',
  tag: 'suggestions',
  summary: { zh: '政策建议', en: 'Suggestions of policy' },
  input: z.object({ state: z.enum(suggestionStates).optional(), limit: count(500).default(200) }),
  output: z.object({ items: z.array(SuggestionView), total: z.number().int() }),
})
