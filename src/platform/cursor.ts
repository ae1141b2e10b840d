import { isCivilDate } from '#domain/date.ts'
import { badField } from './errors.ts'

type Value = string | number | null

/** The place after a page's last row, opaque to the caller. */
export const cursorAfter = (values: readonly Value[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

const fits = {
  int: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  date: (value) => typeof value === 'string' && (isCivilDate(value) || /^-?infinity$/.test(value)),
  instant: (value) => typeof value === 'string' && value.length < 40 && !Number.isNaN(Date.parse(value)),
  uuid: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  text: (value) => typeof value === 'string' && !value.includes('\u0000'),
} as const satisfies Record<string, (value: unknown) => boolean>
export type CursorPart = keyof typeof fits

/** Callers may send anything: what is not a cursor of this very list never reaches the database. */
export const readCursor = (cursor: string | undefined, parts: readonly CursorPart[]): readonly Value[] | null => {
  if (cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === parts.length && parts.every((part, i) => fits[part](values[i])))
      return values as Value[]
  } catch {
    // Not one of ours: said below.
  }
  throw badField('cursor', 'wrong-form')
}
