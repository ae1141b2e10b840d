import { z } from 'zod'
import { organizationKinds, readinessParts } from '#domain/organization.ts'
import { id, outDate, queryFlag } from './fields.ts'
import { operation } from './operation.ts'
import { nothing } from './session.ts'

const Somebody = z
  .object({
    accountId: id,
    name: z.string(),
    post: z.string().nullable(),
    phone: z.string().nullable(),
    until: outDate,
  })
  .nullable()

const Organ = z.object({
  organizationId: id,
  name: z.string(),
  kind: z.enum(organizationKinds),
})

/** 就绪情况: what every organ has and lacks (A52, B43). */
export const listReadiness = operation({
  id: 'readiness.list',
  method: 'GET',
  path: '/readiness',
  permission: 'readiness.read',
  tag: 'people',
  summary: { zh: '就绪情况', en: 'Readiness' },
  input: z.object({ onlyMissing: queryFlag.optional() }),
  output: z.object({
    items: z.array(
      Organ.extend({
        unit: z.object({ organizationId: id, name: z.string() }).nullable(),
        principal: Somebody,
        liaison: Somebody,
        deputy: Somebody,
        leader: Somebody,
        endsOn: outDate,
        needs: z.array(z.enum(readinessParts)),
        missing: z.array(z.enum(readinessParts)),
        isReady: z.boolean(),
      }),
    ),
    organs: z.number().int(),
    ready: z.number().int(),
  }),
})

/** 联络网: whom to call where; whoever comes first is the one that orders go to. */
export const listLiaisons = operation({
  id: 'liaisons.list',
  method: 'GET',
  path: '/liaisons',
  permission: 'directory.read',
  tag: 'people',
  summary: { zh: '督查联络网', en: 'Directory of liaison officers' },
  input: nothing,
  output: z.object({
    items: z.array(Organ.extend({ principal: Somebody, liaison: Somebody, deputy: Somebody })),
  }),
})

/** 缺位提醒: organs that nobody can receive an order for, or only a deputy (A30). */
export const listVacancies = operation({
  id: 'liaisons.vacancies',
  method: 'GET',
  path: '/liaisons/vacancies',
  permission: 'readiness.read',
  tag: 'people',
  summary: { zh: '联络员缺位', en: 'Organs without a liaison officer' },
  input: nothing,
  output: z.object({
    items: z.array(
      Organ.extend({
        deputyName: z.string().nullable(),
        lastName: z.string().nullable(),
        since: outDate,
      }),
    ),
  }),
})
