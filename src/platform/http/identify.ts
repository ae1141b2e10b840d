import type { Context } from 'hono'
import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import type { Language } from '#contract/words.ts'

/** The `__Host-` prefix binds a cookie to https and this host; plain http of an intranet cannot have it. */
const cookieName = (isSecure: boolean) => (isSecure ? '__Host-luoshi' : 'luoshi')

export const isSecure = (context: Context): boolean =>
  new URL(context.req.url).protocol === 'https:' || context.req.header('x-forwarded-proto') === 'https'

export const sessionToken = (context: Context): string | undefined => getCookie(context, cookieName(isSecure(context)))

export const keepSession = (context: Context, token: string): void => {
  const secure = isSecure(context)
  setCookie(context, cookieName(secure), token, { httpOnly: true, secure, sameSite: 'Strict', path: '/' })
}
export const dropSession = (context: Context): void => {
  const secure = isSecure(context)
  deleteCookie(context, cookieName(secure), { path: '/', secure })
}

export const bearerToken = (context: Context): string | undefined =>
  /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1]

/** Chinese first: English only for who asks for it before Chinese. */
export const languageOf = (context: Context): Language => {
  const wanted = (context.req.header('accept-language') ?? '').toLowerCase()
  const [zh, en] = [wanted.indexOf('zh'), wanted.indexOf('en')]
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh'
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/

/** The peer's address, for the trail and the rate limit. A proxy on this machine is believed when it names another. */
export const clientOf = (context: Context): string => {
  const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const peer = incoming?.socket?.remoteAddress ?? 'unknown'
  const named = loopback.test(peer) ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return (named || peer).slice(0, 100)
}

/** A page of another site can make a browser send the cookie with a form, never with these. */
export const isSameSite = (context: Context): boolean => {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = context.req.header('origin')
  if (origin === undefined) return true
  // `null` is what a page without an origin of its own sends.
  return URL.canParse(origin) && new URL(origin).host === context.req.header('host')
}
