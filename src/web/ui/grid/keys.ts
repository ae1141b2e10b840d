/** Where a key leads from a row: arrows by one, pages by ten, Home and End to the ends; null for other keys. */
export const rowAfterKey = (key: string, row: number, rows: number): number | null => {
  const last = rows - 1
  const to = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + 10,
    PageUp: row - 10,
    Home: 0,
    End: last,
  }[key]
  return to === undefined ? null : Math.max(0, Math.min(last, to))
}
