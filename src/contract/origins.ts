import { z } from 'zod'
import { id } from './fields.ts'
import { operation } from './operation.ts'
import { CoSupervisorView, dispositions } from './source-views.ts'

/** Who asked for a matter: leaders for its supervisor's eyes, offices that supervise along for its units', too. */
export const getOrigins = operation({
  id: 'matters.origins',
  method: 'GET',
  path: '/matters/{matterId}/origins',
  permission: 'matter.read',
  tag: 'matters',
  summary: { zh: '批示与协同督办', en: 'Instructions and co-supervisors behind a matter' },
  input: z.object({ matterId: id }),
  output: z.object({
    coSupervisors: z.array(CoSupervisorView),
    instructions: z.array(
      z.object({
        id,
        sourceId: id,
        leader: z.string(),
        instructedOn: z.string(),
        requirement: z.string().nullable(),
        disposition: z.enum(dispositions),
        answerRequired: z.boolean(),
        state: z.enum(['open', 'read']),
        /** Verbatim words; null to whoever is not a named handler. */
        text: z.string().nullable(),
      }),
    ),
  }),
})
