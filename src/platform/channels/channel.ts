/** What leaves the house. The id stays the same however often it is tried. */
export type OutsideMessage = {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
}
export type ChannelName = 'email' | 'robot'
/** Delivers, or throws and is tried again. */
export type Channel = (message: OutsideMessage) => Promise<void>

/** The ways out of this installation; none unless its environment names them. */
export type Outside = {
  readonly channels: Readonly<Partial<Record<ChannelName, Channel>>>
  /** Where people reach this installation, for the links in messages. */
  readonly address: string | null
}

/** A service that does not answer is down. */
export const patience = 15_000
