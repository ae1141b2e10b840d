import type { FieldCode } from '#contract/words.ts'
import { sample, type Field, type Schema } from './contract-fields.ts'

export type CheckName =
  | 'empty'
  | 'blank'
  | 'null'
  | 'too long'
  | 'wrong type'
  | 'control characters'
  | 'html'
  | 'formula'
  | 'too many'
export type Check = {
  readonly name: CheckName
  readonly value: unknown
  /** What is to be said where the field is for words; other forms may say that the form is wrong. */
  readonly says?: FieldCode
}

/** Free words, as against ids, dates, choices and what has a form of its own. */
export const isWords = (schema: Schema) =>
  schema.type === 'string' && !schema.format && !schema.pattern && !schema.enum && schema.const === undefined

const longest = (schema: Schema) => 'x'.repeat(Math.max(10_000, (schema.maxLength ?? 0) + 1))

/** One value for every way to fill a field wrongly. */
export const badValues = (field: Field): Check[] => {
  const { schema } = field
  const checks: Check[] = [
    { name: 'empty', value: '', says: 'required' },
    { name: 'blank', value: '  \u3000 ', says: 'required' },
    { name: 'null', value: null, says: 'required' },
    { name: 'too long', value: longest(schema), says: 'too-long' },
    {
      name: 'wrong type',
      value: schema.type === 'object' || schema.type === undefined ? 7 : { 督: '查' },
      says: 'wrong-type',
    },
    ...['\u0000', '\u0007', '\u202e', '\u200b', '\ufeff', '\u009f'].map((character) => ({
      name: 'control characters' as const,
      value: `督${character}查`,
      says: 'control-characters' as const,
    })),
    ...['<b>', '督<i x=1>', '</p>', '<!-->'].map((value) => ({
      name: 'html' as const,
      value,
      says: 'html' as const,
    })),
    ...['=1+1', '+861', '-1+1', '@A1', '  =A1'].map((value) => ({
      name: 'formula' as const,
      value,
      says: 'formula' as const,
    })),
  ]
  const { maxItems, items } = schema
  if (maxItems !== undefined && items)
    checks.push({
      name: 'too many',
      value: Array.from({ length: maxItems + 1 }, () => sample(items)),
      says: 'too-many',
    })
  return checks
}

type Exemption = {
  readonly field: RegExp
  readonly checks: readonly CheckName[]
  readonly why: string
}

/** Where a check does not apply, and why not. */
export const exemptions: readonly Exemption[] = [
  {
    field: /(^|\.)(password|next|current)$/,
    checks: ['blank', 'control characters', 'html', 'formula'],
    why: 'a password may hold anything, and is never shown or kept',
  },
  {
    field: /^(files|scans|stock)\.upload content$/,
    checks: ['formula'],
    why: 'in base64 a plus sign is a letter like any other; bytes that are no text are refused after decoding',
  },
]

/** The reason why a check is left out for a field; null where it applies. */
export const exempt = (operation: string, field: Field, check: CheckName): string | null => {
  if (!field.isRequired && ['empty', 'blank', 'null'].includes(check)) return 'what may be left out may be left empty'
  if (field.isInPath && ['empty', 'blank', 'null', 'wrong type'].includes(check))
    return 'an address without it is another address, and in an address everything is text'
  const name = `${operation} ${field.name}`
  return (
    exemptions.find((each) => (each.field.test(name) || each.field.test(field.name)) && each.checks.includes(check))
      ?.why ?? null
  )
}
