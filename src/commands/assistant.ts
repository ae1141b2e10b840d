import { assistantOf, type Assistant } from '#platform/channels/assistant.ts'
import { StartRefused } from '#platform/roles.ts'

type Environment = Readonly<Record<string, string | undefined>>

const addressFrom = (given: string): string => {
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new StartRefused('LUOSHI_ASSISTANT_URL is an http or https address, like http://10.1.2.3:8000/v1.')
  // The address is shown to whoever asks, and stands in the trail.
  if (url.username || url.password || url.search || url.hash)
    throw new StartRefused('LUOSHI_ASSISTANT_URL holds no user, password, ? or #: the key is LUOSHI_ASSISTANT_KEY.')
  return url.toString().replace(/\/+$/, '')
}

/** The assistant that the environment names, as it names mail and robots; none where it names none. */
export const assistantFrom = (environment: Environment): Assistant | undefined => {
  const of = (name: string) => environment[name]?.trim() || null
  const [url, model, key] = [of('LUOSHI_ASSISTANT_URL'), of('LUOSHI_ASSISTANT_MODEL'), of('LUOSHI_ASSISTANT_KEY')]
  if (url === null) return undefined
  if (model === null || model.length > 100)
    throw new StartRefused('LUOSHI_ASSISTANT_URL needs LUOSHI_ASSISTANT_MODEL, the name of the model to ask.')
  if (key !== null && !/^[\x21-\x7e]{1,500}$/.test(key))
    throw new StartRefused('LUOSHI_ASSISTANT_KEY holds something that no key holds.')
  const seconds = Number(of('LUOSHI_ASSISTANT_SECONDS') ?? 60)
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > 600)
    throw new StartRefused('LUOSHI_ASSISTANT_SECONDS is a number of seconds from 5 to 600.')
  return assistantOf({ address: addressFrom(url), model, key, seconds })
}
