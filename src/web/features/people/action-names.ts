import { useText } from '#web/text/use-text.ts'

/** Acts that may be lent by name, in the words of the office. */
export const useActionNames = (): Readonly<Record<string, string>> => useText().people.actions
