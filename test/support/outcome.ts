type Refusing = {
  readonly status?: number
  readonly code?: string
  readonly fields?: readonly { readonly field: string }[]
  readonly refusal?: { readonly refused: string; readonly field?: string }
}

/** How an attempt ended: done, or by which status, code and field it was refused. */
export const refusalOf = (attempt: Promise<unknown>): Promise<{ status: number; code: string; field?: string }> =>
  attempt.then(
    () => ({ status: 200, code: 'done' }),
    (error: Refusing) => {
      const field = error.refusal?.field ?? error.fields?.[0]?.field
      const blamed = field === undefined ? {} : { field }
      if (error.refusal) return { status: 409, code: error.refusal.refused, ...blamed }
      if (error.status === undefined) throw error
      return { status: error.status, code: error.code ?? '', ...blamed }
    },
  )
