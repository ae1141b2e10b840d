/** mulberry32: the same seed tells the same story again. */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    chance: (of: number) => next() < of,
    below,
    /** A whole number from `least` to `most`. */
    from: (least: number, most: number) => least + below(most - least + 1),
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** Some of a list, each once, in the order drawn. */
    some: <T>(list: readonly T[], n: number): T[] => {
      const left = [...list]
      const drawn: T[] = []
      while (drawn.length < n && left.length > 0) drawn.push(...left.splice(below(left.length), 1))
      return drawn
    },
  }
}
export type Random = ReturnType<typeof randomFrom>
