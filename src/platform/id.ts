import { randomBytes } from 'node:crypto'

/**
 * UUIDv7 (RFC 9562), made at the edge: sequential ids would leak how many matters there are, random ones scatter every
 * index, and PostgreSQL 15 has no function for it.
 */
export const newId = (now: number = Date.now()): string => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
