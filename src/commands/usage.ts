/** What was typed is wrong: said in one line, exit code 2. */
export class UsageError extends Error {}
