/** In pieces: one call with a million arguments overflows the stack. */
export const base64Of = (bytes: ArrayBuffer): string => {
  const all = new Uint8Array(bytes)
  const pieces: string[] = []
  for (let from = 0; from < all.length; from += 8_192)
    pieces.push(String.fromCharCode(...all.subarray(from, from + 8_192)))
  return btoa(pieces.join(''))
}
