import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { useRef } from 'react'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { useConflict } from '#web/ui/conflict.tsx'
import { markFields } from '#web/ui/form-problems.ts'
import { useSayProblem } from '#web/ui/problem.tsx'
import { call, newKey } from './call.ts'
import { client, noteProblem } from './client.ts'
import { isConflict, isProblem } from './problem.ts'

type Options<T extends Operation> = {
  readonly onDone?: (output: OutputOf<T>, input: InputOf<T>) => void
  /** Errors of fields are shown at these fields. */
  readonly form?: FormInstance
  /** What to do with the present state when somebody else was faster. */
  readonly onPresent?: (present: OutputOf<T>) => void
  /** The caller shows the problem itself (`error` of the result). */
  readonly quiet?: boolean
}

/**
 * A command of the contract. A key is kept as long as the same input is sent again, so that whoever presses twice, or
 * presses again after the line broke, has acted once.
 */
export const useCommand = <T extends Operation>(
  of: T,
  options: Options<T> = {},
): UseMutationResult<OutputOf<T>, Error, InputOf<T>> => {
  const sayProblem = useSayProblem()
  const askConflict = useConflict()
  const last = useRef<{ body: string; key: string } | null>(null)
  return useMutation<OutputOf<T>, Error, InputOf<T>>({
    mutationFn: (input) => {
      const body = JSON.stringify(input)
      if (last.current?.body !== body) last.current = { body, key: newKey() }
      return call(of, input, last.current.key)
    },
    onSuccess: (output, input) => {
      last.current = null
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me.get' })
      options.onDone?.(output, input)
    },
    onError: (error) => {
      if (!isProblem(error) || error.status !== 0) last.current = null
      noteProblem(error)
      if (isConflict(error)) {
        askConflict(() => {
          options.onPresent?.(error.present as OutputOf<T>)
          void client.invalidateQueries()
        })
        return
      }
      const isMarked = options.form ? markFields(options.form, error) : false
      if (!isMarked && !options.quiet) sayProblem(error)
    },
  })
}
