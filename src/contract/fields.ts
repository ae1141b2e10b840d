import { z } from 'zod'
import { isCivilDate, type CivilDate } from '#domain/date.ts'

/** Anything that a terminal, a spreadsheet or a browser would obey instead of show. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
const html = /<\/?[a-zA-Z!][^>]*>/
const formula = /^[=+\-@\t\r]/

const clean = (schema: z.ZodString) =>
  schema
    .refine((text) => !control.test(text), { error: 'control-characters' })
    .refine((text) => !html.test(text), { error: 'html' })
    .refine((text) => !formula.test(text), { error: 'formula' })

/** One line of words; not empty. */
export const line = (max: number) =>
  clean(z.string().trim().min(1).max(max)).refine((text) => !/[\r\n]/.test(text), { error: 'one-line' })
/** Words over several lines; not empty. */
export const text = (max = 5_000) => clean(z.string().trim().min(1).max(max))

const isBlank = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '')
/** Left out, null and blanks are the same nothing. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional())
/** Words to look for: shown to nobody, so only what a database would choke on is refused. */
export const search = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !control.test(text), { error: 'control-characters' })
    .optional()

export const id = z.uuid()
export const date = z
  .string()
  .refine((text): text is CivilDate => isCivilDate(text), { error: 'not-a-date' })
  .meta({ format: 'date' })
export const version = z.number().int().min(1).max(1_000_000_000)
export const flag = z.boolean()
/** Not cleaned: a password may hold anything, and is never shown. */
export const password = z.string().min(10).max(200)
export const login = clean(z.string().trim().min(2).max(40)).regex(/^[\p{L}\p{N}._-]+$/u)
export const phone = z
  .string()
  .trim()
  .min(3)
  .max(30)
  .regex(/^[0-9 +()转分机-]+$/)
  .refine((text) => !formula.test(text), { error: 'formula' })

/** Query-string numbers and flags arrive as text. */
export const count = (max: number) => z.coerce.number().int().min(1).max(max)
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true')

export const page = {
  cursor: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+$/)
    .optional(),
  limit: count(200).default(50),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int().nullable() })

export const outDate = z.string().nullable()
export const instant = z.string()
