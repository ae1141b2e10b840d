import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// argon2id with OWASP's second setting: about 40 ms on an office server.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)
export const isPassword = (hashed: string, password: string): Promise<boolean> => verify(hashed, password)

/** Letters that nobody mistakes for one another on a printed slip. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
export const randomPassword = (): string => {
  const pick = [...randomBytes(15)].map((byte) => letters[byte % letters.length]).join('')
  return `${pick.slice(0, 5)}-${pick.slice(5, 10)}-${pick.slice(10)}`
}
