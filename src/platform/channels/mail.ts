import { createTransport } from 'nodemailer'
import { patience, type Channel } from './channel.ts'

/** By SMTP. The Message-ID is made of the message's own id, so that a mail sent twice is known to be one. */
export const mailChannel = (url: string, from: string): Channel => {
  const transport = createTransport(url, {
    from,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  } as object)
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'luoshi'
  return async ({ id, address, subject, body }) => {
    await transport.sendMail({ to: address, subject, text: body, messageId: `<${id}@${host}>` })
  }
}
