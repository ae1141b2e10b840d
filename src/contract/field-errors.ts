import type { z } from 'zod'
import { fieldText, isFieldCode, type FieldCode, type Language } from './words.ts'

export type FieldError = { readonly field: string; readonly code: FieldCode; readonly message: string }

type Params = Readonly<Record<string, number>>

const codeOf = (issue: z.core.$ZodIssue): [FieldCode, Params] => {
  // Whatever form is wanted, who left it empty is told that, and not how a date is written.
  if (issue.input === '') return ['required', {}]
  switch (issue.code) {
    case 'invalid_type':
      return [issue.input === undefined || issue.input === null ? 'required' : 'wrong-type', {}]
    case 'too_small': {
      const min = Number(issue.minimum)
      if (issue.origin === 'string') return min <= 1 ? ['required', {}] : ['too-short', { min }]
      return [issue.origin === 'array' ? 'too-few' : 'too-small', { min }]
    }
    case 'too_big': {
      const max = Number(issue.maximum)
      if (issue.origin === 'string') return ['too-long', { max }]
      return [issue.origin === 'array' ? 'too-many' : 'too-big', { max }]
    }
    case 'invalid_value':
    case 'invalid_union':
      return [issue.input === undefined ? 'required' : 'not-a-choice', {}]
    case 'unrecognized_keys':
      return ['unknown-field', {}]
    case 'custom':
      return [isFieldCode(issue.message) ? issue.message : 'wrong-form', {}]
    default:
      return ['wrong-form', {}]
  }
}

/** One error a field, the first; a field inside a list is named `others.2.duty`. */
export const fieldErrorsOf = (error: z.ZodError, language: Language): FieldError[] => {
  const seen = new Map<string, FieldError>()
  for (const issue of error.issues) {
    const [code, params] = codeOf(issue)
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : ['']
    for (const key of keys) {
      const field = [...issue.path, ...(key ? [key] : [])].map(String).join('.')
      if (!seen.has(field)) seen.set(field, { field, code, message: fieldText(code, language, params) })
    }
  }
  return [...seen.values()]
}
