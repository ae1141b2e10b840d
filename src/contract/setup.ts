import { z } from 'zod'
import { line, login, password } from './fields.ts'
import { operation } from './operation.ts'
import { Done } from './session.ts'
import { nothing } from './session.ts'

export const setupState = operation({
  id: 'setup.state',
  method: 'GET',
  path: '/setup',
  permission: null,
  tag: 'setup',
  summary: { zh: '初始化状态', en: 'Whether this installation is set up' },
  input: nothing,
  output: z.object({ needed: z.boolean() }),
})

const first = z.object({ name: line(40), login, password })

export const setUp = operation({
  id: 'setup.run',
  method: 'POST',
  path: '/setup',
  permission: null,
  tag: 'setup',
  summary: { zh: '初始化', en: 'Set up an empty installation by its one-time link' },
  input: z.object({
    link: z
      .string()
      .min(20)
      .max(100)
      .regex(/^[A-Za-z0-9_-]+$/),
    governmentName: line(60),
    officeName: line(60),
    inspectionBodyName: line(60),
    orderCode: line(10),
    systemAdmin: first,
    securityAdmin: first,
    auditAdmin: first,
  }),
  output: Done,
})
