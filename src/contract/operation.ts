import { z } from 'zod'
import type { Action } from '#domain/permissions.ts'

export type Bilingual = { readonly zh: string; readonly en: string }

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `noun.verb`, the name that the trail records. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1; `{names}` are fields of the input. */
  readonly path: string
  readonly summary: Bilingual
  /** The action of domain/permissions.ts; `null` only for the doors that open before anybody is known. */
  readonly permission: Action | null
  readonly tag: string
  readonly input: I
  readonly output: O
  /** Reading it is itself an event (evidence, verbatim instructions). */
  readonly recordsReading?: boolean
  /** Answers with a file of this kind in place of JSON, a piece at a time. */
  readonly file?: 'xlsx'
}

/** A field that nobody knows is refused, not dropped: a misspelt filter would answer with everything. */
export const operation = <I extends z.ZodObject, O extends z.ZodType>(said: Operation<I, O>): Operation<I, O> => ({
  ...said,
  input: said.input.strict() as unknown as I,
})

/** The very filters of a list, answered as a workbook. A link sends no header, so the language may be said here. */
export const fileOperation = <S extends z.ZodRawShape>(
  said: Omit<Operation, 'method' | 'output' | 'file' | 'input'> & { readonly input: z.ZodObject<S> },
) =>
  operation({
    ...said,
    method: 'GET',
    input: said.input.extend({ language: z.enum(['zh', 'en']).optional() }),
    output: z.unknown(),
    file: 'xlsx',
  })

export type InputOf<T> = T extends Operation<infer I> ? z.input<I> : never
export type OutputOf<T> = T extends Operation<z.ZodType, infer O> ? z.output<O> : never

export const isCommand = (of: Operation) => of.method !== 'GET'
export const pathFields = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
