import { randomBytes, randomInt } from 'node:crypto'

let [lastMillisecond, counter] = [0, 0]

/**
 * UUIDv7 (RFC 9562), made at the edge: sequential ids would leak how many matters there are, random ones scatter every
 * index, and PostgreSQL 15 has no function for it. Within a millisecond this process counts on (§6.2, method 1), so
 * that the events of one command keep their order.
 */
export const newId = (now: number = Date.now()): string => {
  if (now > lastMillisecond || now < lastMillisecond - 1_000) [lastMillisecond, counter] = [now, randomInt(0x400)]
  else if (counter < 0xfff) counter += 1
  else [lastMillisecond, counter] = [lastMillisecond + 1, 0]
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
