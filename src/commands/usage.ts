/** What was typed is wrong: said in one line, exit code 2. */
export class UsageError extends Error {}

export const countArgument = (name: string, text: string): number => {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 0 && count <= 10_000_000) return count
  throw new UsageError(`${name} wants a whole number, not "${text}".`)
}
