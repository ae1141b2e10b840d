import type { FormInstance } from 'antd'
import { isProblem } from '#web/api/problem.ts'

const pathOf = (field: string) => field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Puts the server's errors at the fields they speak of, the first one in sight. False when an error speaks of a field
 * that the form does not show: then the words have to be said elsewhere.
 */
export const markFields = (form: FormInstance, error: unknown): boolean => {
  if (!isProblem(error) || error.fields.length === 0) return false
  const shown = error.fields.filter(({ field }) => form.getFieldInstance(pathOf(field)) !== undefined)
  form.setFields(shown.map(({ field, message }) => ({ name: pathOf(field), errors: [message] })))
  const [first] = shown
  if (first) form.scrollToField(pathOf(first.field), { focus: true, block: 'center' })
  return shown.length === error.fields.length
}
