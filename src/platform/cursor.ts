import { badField } from './errors.ts'

/** The place after a page's last row, opaque to the caller. */
export const cursorAfter = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

export const readCursor = (cursor: string | undefined): readonly (string | number | null)[] | null => {
  if (cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values)) return values as (string | number | null)[]
  } catch {
    // Not one of ours: said below.
  }
  throw badField('cursor', 'wrong-form')
}
