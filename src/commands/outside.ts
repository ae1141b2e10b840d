import type { Outside } from '#platform/channels/channel.ts'
import { mailChannel } from '#platform/channels/mail.ts'
import { robotChannel, robotKinds } from '#platform/channels/robot.ts'
import { StartRefused } from '#platform/roles.ts'

/**
 * The ways out, named by the environment alone: addresses and secrets stand neither in the repository nor in the
 * database. Without them nothing leaves the house.
 */
export const outsideFrom = (environment: Readonly<Record<string, string | undefined>>): Outside => {
  const of = (name: string) => environment[name] || null
  const [smtp, from, robot] = [of('LUOSHI_SMTP_URL'), of('LUOSHI_MAIL_FROM'), of('LUOSHI_ROBOT_URL')]
  if (smtp !== null && from === null)
    throw new StartRefused('LUOSHI_SMTP_URL needs LUOSHI_MAIL_FROM, the address that mails come from.')
  const kind = robotKinds.find((each) => each === (of('LUOSHI_ROBOT_KIND') ?? 'wecom'))
  if (robot !== null && kind === undefined)
    throw new StartRefused(`LUOSHI_ROBOT_KIND is one of ${robotKinds.join(', ')}.`)
  return {
    channels: {
      ...(smtp !== null && from !== null ? { email: mailChannel(smtp, from) } : {}),
      ...(robot !== null && kind !== undefined
        ? { robot: robotChannel({ kind, url: robot, secret: of('LUOSHI_ROBOT_SECRET') }, Date.now) }
        : {}),
    },
    address: of('LUOSHI_ADDRESS'),
  }
}
