import { z } from 'zod'
import { rowFaults } from '#domain/directory-import.ts'
import { flag } from './fields.ts'
import { operation } from './operation.ts'

/**
 * 批量导入: organizations and people from a workbook; the same name under the same parent, the same login, is changed in
 * place. The system administrator makes organizations and accounts, the security administrator grants the appointments
 * of the same file: each takes the part that is theirs. Looked at first, then taken in one transaction, whole or not.
 */
export const importDirectory = operation({
  id: 'directory.import',
  method: 'POST',
  path: '/directory/import',
  permission: 'directory.fill',
  tag: 'organizations',
  summary: { zh: '导入机构和人员', en: 'Import organizations and people' },
  input: z.object({
    content: z
      .string()
      .min(1)
      .max(14_000_000)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    apply: flag.default(false),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        sheet: z.string(),
        row: z.number().int(),
        name: z.string(),
        does: z.enum(['create', 'change', 'same', 'grant', 'wrong']),
        fault: z.object({ column: z.string(), code: z.enum(rowFaults) }).nullable(),
      }),
    ),
    created: z.number().int(),
    changed: z.number().int(),
    granted: z.number().int(),
    wrong: z.number().int(),
    applied: z.boolean(),
    /** Said once. */
    passwords: z.array(z.object({ name: z.string(), login: z.string(), password: z.string() })),
  }),
})
