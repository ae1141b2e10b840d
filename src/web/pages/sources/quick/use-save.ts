import { useState } from 'react'
import { enterInstruction } from '#contract/instructions.ts'
import { issueOrder } from '#contract/orders.ts'
import { call } from '#web/api/call.ts'
import { client, noteProblem } from '#web/api/client.ts'
import { isProblem } from '#web/api/problem.ts'
import { useText } from '#web/text/use-text.ts'
import { problemWords, useSayProblem } from '#web/ui/problem.tsx'
import { allKnown } from './known.ts'
import { inputOf, isBlank, isInput, placeOf, type Known, type Line } from './line.ts'

type Change = (key: string, change: Partial<Line>) => void

/** Sends line after line, each by itself: what is wrong with one is said on it, and the others are entered. */
export const useSave = (known: Known, change: Change) => {
  const text = useText()
  const sayProblem = useSayProblem()
  const [isBusy, setBusy] = useState(false)
  const errorsOf = (error: unknown): Record<string, string> => {
    noteProblem(error)
    const words = problemWords(error, text)
    if (!isProblem(error) || error.fields.length === 0) return { line: words }
    return Object.fromEntries(error.fields.map(({ field, message }) => [placeOf(field), message]))
  }
  const enterOne = async (line: Line, above: Line | undefined, all: Known): Promise<Line> => {
    const input = inputOf(line, all)
    if (!isInput(input)) return { ...line, errors: input }
    try {
      const carrier = line.same ? above?.saved?.sourceId : undefined
      if (line.same && !carrier) return { ...line, errors: { line: text.quick.errors.same } }
      const sent = carrier ? { ...input, carrierId: carrier } : input
      const { sourceId, matter } = await call(enterInstruction, sent, line.key)
      return {
        ...line,
        errors: {},
        saved: { sourceId, matterId: matter?.id ?? null, version: matter?.version ?? 1 },
      }
    } catch (error) {
      return { ...line, errors: errorsOf(error) }
    }
  }
  /** Null where the directory could not be read: nothing was tried. */
  const enter = async (lines: readonly Line[]): Promise<Line[] | null> => {
    setBusy(true)
    const all = await allKnown(known).catch(sayProblem)
    if (!all) {
      setBusy(false)
      return null
    }
    const done: Line[] = []
    for (const line of lines) {
      const next = line.saved || isBlank(line) ? line : await enterOne(line, done[done.length - 1], all)
      done.push(next)
      if (next !== line) change(line.key, next)
    }
    setBusy(false)
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me.get' })
    return done
  }
  /** 登记即交办: the matters of the lines go out, each on its own order or all on one. */
  const handDown = async (lines: readonly Line[], mode: 'each' | 'one', contact: string) => {
    const entered = lines.flatMap((line) =>
      line.saved?.matterId && line.use === 'matter' && !line.order
        ? [{ line, id: line.saved.matterId, version: line.saved.version }]
        : [],
    )
    setBusy(true)
    const groups = mode === 'one' ? (entered.length > 0 ? [entered] : []) : entered.map((each) => [each])
    for (const group of groups) {
      const [first] = group
      if (!first) continue
      const title = group.length === 1 ? text.quick.orderFor(first.line.requirement) : text.quick.orderForAll
      try {
        const order = await call(issueOrder, {
          title: title.slice(0, 200),
          contact,
          registered: true,
          matters: group.map(({ id, version }) => ({ id, version })),
        })
        for (const { line } of group) change(line.key, { order: { id: order.id, number: order.number }, errors: {} })
      } catch (error) {
        for (const { line } of group) change(line.key, { errors: { line: problemWords(error, text) } })
      }
    }
    setBusy(false)
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me.get' })
  }
  return { enter, handDown, isBusy }
}
