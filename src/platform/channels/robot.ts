import { createHmac } from 'node:crypto'
import { patience, type Channel, type OutsideMessage } from './channel.ts'

export const robotKinds = ['wecom', 'dingtalk', 'signed'] as const
export type RobotKind = (typeof robotKinds)[number]
export type Robot = {
  readonly kind: RobotKind
  /** In full, as the service names it; government installations of these services have addresses of their own. */
  readonly url: string
  readonly secret: string | null
}
type Request = { readonly url: string; readonly body: string; readonly headers?: Record<string, string> }

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text)
const mobiles = (address: string) => (/^\d{11}$/.test(address) ? [address] : [])

/** 企业微信 text messages name whom they are for; its markdown does not. */
const wecom = ({ url }: Robot, { subject, body, address }: OutsideMessage): Request => ({
  url,
  body: JSON.stringify({
    msgtype: 'text',
    text: { content: `${subject}\n${body}`, mentioned_mobile_list: mobiles(address) },
  }),
})

/** 钉钉 with 加签: the signature of the moment goes into the address. */
const dingtalk = ({ url, secret }: Robot, { subject, body, address }: OutsideMessage, at: number): Request => {
  const signed = new URL(url)
  if (secret !== null) {
    signed.searchParams.set('timestamp', String(at))
    signed.searchParams.set('sign', hmac(secret, `${at}\n${secret}`).digest('base64'))
  }
  const text = `### ${subject}\n\n${body.replaceAll('\n', '\n\n')}`
  return {
    url: signed.toString(),
    body: JSON.stringify({
      msgtype: 'markdown',
      markdown: { title: subject, text },
      at: { atMobiles: mobiles(address) },
    }),
  }
}

/** For a service of one's own: JSON with the message's id, signed over time and body. */
const signed = ({ url, secret }: Robot, { id, subject, body, address }: OutsideMessage, at: number): Request => {
  const text = JSON.stringify({ id, subject, text: body, mobile: address })
  return {
    url,
    body: text,
    headers: {
      'x-luoshi-message': id,
      'x-luoshi-timestamp': String(at),
      ...(secret === null ? {} : { 'x-luoshi-signature': `sha256=${hmac(secret, `${at}.${text}`).digest('hex')}` }),
    },
  }
}

const requests = { wecom, dingtalk, signed } as const

/** Both services answer 200 even to what they refuse, and say so inside. */
export const robotChannel = (robot: Robot, now: () => number): Channel => {
  return async (message) => {
    const { url, body, headers } = requests[robot.kind](robot, message, now())
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) throw new Error(`the robot answered ${response.status}`)
    if (robot.kind === 'signed') return
    const said = (await response.json()) as { errcode?: number; errmsg?: string }
    if (said.errcode !== 0) throw new Error(`the robot refused: ${said.errcode} ${said.errmsg ?? ''}`)
  }
}
