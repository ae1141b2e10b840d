export type FieldProblem = { readonly field: string; readonly code: string; readonly message: string }

type Said = {
  readonly title?: string
  readonly detail?: string
  readonly status?: number
  readonly code?: string
  readonly errors?: readonly FieldProblem[]
  readonly present?: unknown
  readonly instance?: string
}

/** What the server answered when it said no; `status` 0 means that it did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | null
  readonly fields: readonly FieldProblem[]
  /** The present state of what somebody else has changed, on a conflict. */
  readonly present: unknown
  /** Number under which the server has logged a fault. */
  readonly instance: string | null

  constructor(status: number, said: Said) {
    super(said.detail ?? said.title ?? String(status))
    this.status = status
    this.code = said.code ?? 'unknown'
    this.title = said.title ?? ''
    this.detail = said.detail ?? null
    this.fields = said.errors ?? []
    this.present = said.present
    this.instance = said.instance?.replace('urn:uuid:', '') ?? null
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem
export const isConflict = (error: unknown): error is ApiProblem =>
  isProblem(error) && error.code === 'conflict' && error.present !== undefined
