import { z } from 'zod'
import { date, flag, id, line, optional, outDate } from './fields.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

export const PortfolioView = z.object({
  id,
  leaderId: id,
  leaderName: z.string(),
  leaderPost: z.string().nullable(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  /** A field of work in words, where it is not an organization. */
  field: z.string().nullable(),
  validFrom: z.string(),
  validTo: outDate,
  state: z.enum(['ahead', 'running', 'over']),
})

export const listPortfolios = operation({
  id: 'portfolios.list',
  method: 'GET',
  path: '/portfolios',
  permission: 'directory.read',
  tag: 'people',
  summary: { zh: '领导分工', en: 'Portfolios of the leaders' },
  input: nothing,
  output: z.object({ items: z.array(PortfolioView) }),
})

const wanted = {
  leaderId: id,
  organizationId: optional(id),
  field: optional(line(40)),
  validFrom: optional(date),
}

/** What a change would re-route: what has not been handed down yet, and nothing else (B39). */
export const previewPortfolio = operation({
  id: 'portfolios.preview',
  method: 'GET',
  path: '/portfolios/preview',
  permission: 'workload.read',
  tag: 'people',
  summary: { zh: '预览分工调整', en: 'Preview a change of portfolios' },
  input: z.object(wanted),
  output: z.object({
    former: PortfolioView.nullable(),
    rerouted: z.array(z.object({ id, title: z.string() })),
    reroutedCount: z.number().int(),
    stayingCount: z.number().int(),
  }),
})

export const setPortfolio = operation({
  id: 'portfolios.set',
  method: 'POST',
  path: '/portfolios',
  permission: 'portfolio.change',
  tag: 'people',
  summary: { zh: '调整领导分工', en: 'Set a portfolio' },
  input: z.object({ ...wanted, replace: flag.default(false) }),
  output: PortfolioView,
})

/** Once only, so it carries no version. */
export const endPortfolio = operation({
  id: 'portfolios.end',
  method: 'POST',
  path: '/portfolios/{portfolioId}/end',
  permission: 'portfolio.change',
  tag: 'people',
  summary: { zh: '终止分工', en: 'End a portfolio' },
  input: z.object({ portfolioId: id, on: optional(date) }),
  output: PortfolioView,
})
