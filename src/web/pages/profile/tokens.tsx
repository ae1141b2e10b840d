import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { createToken, listTokens, revokeToken } from '#contract/session.ts'
import { reading } from '#web/api/client.ts'
import { useMe } from '#web/api/me.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useText } from '#web/text/use-text.ts'
import { instantText } from '#web/ui/dates.ts'
import { Section } from '#web/ui/page.tsx'
import { Loading, PageError } from '#web/ui/problem.tsx'
import { SaidOnce } from '#web/ui/said-once.tsx'
import { TokenForm } from './token-form.tsx'
import '#web/ui/list.css'
import '../administration/administration.css'

type Token = OutputOf<typeof listTokens>['items'][number]

/** What lets other systems act as this person; each is shown once and can be taken back at any time. */
export const Tokens = () => {
  const { administration, controls } = useText()
  const { message, modal } = App.useApp()
  const { today } = useMe()
  const { data, error } = useQuery(reading(listTokens, {}))
  const [made, setMade] = useState<OutputOf<typeof createToken> | null>(null)
  const revoke = useCommand(revokeToken, { onDone: () => void message.success(administration.revoked) })
  const isOver = ({ expiresAt }: Token) => expiresAt !== null && expiresAt < today
  const stateOf = (token: Token) => {
    if (token.revoked) return administration.tokenRevoked
    return isOver(token) ? administration.tokenExpired : administration.tokenLive
  }
  const askRevoke = ({ id, name }: Token) =>
    void modal.confirm({
      title: administration.revoke,
      content: administration.revokeSure(name),
      okText: administration.revoke,
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync({ tokenId: id }).catch(() => undefined),
    })
  return (
    <Section title={administration.tokens}>
      <p className="soft">{administration.tokensHint}</p>
      <TokenForm onMade={setMade} />
      {error ? <PageError error={error} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.items.length === 0 ? <p className="soft">{administration.noTokens}</p> : null}
      {data && data.items.length > 0 ? (
        <div className="list-frame">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{administration.tokenName}</th>
                <th scope="col">{administration.tokenCreated}</th>
                <th scope="col">{administration.tokenExpires}</th>
                <th scope="col">{administration.tokenState}</th>
                <th scope="col">
                  <span className="sr-only">{administration.revoke}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((token) => (
                <tr key={token.id}>
                  <th scope="row">{token.name}</th>
                  <td data-label={administration.tokenCreated} className="number">
                    {instantText(token.createdAt)}
                  </td>
                  <td data-label={administration.tokenExpires} className="number">
                    {token.expiresAt ? instantText(token.expiresAt) : controls.none}
                  </td>
                  <td data-label={administration.tokenState}>{stateOf(token)}</td>
                  <td>
                    {token.revoked || isOver(token) ? null : (
                      <Button
                        size="small"
                        aria-label={`${administration.revoke}：${token.name}`}
                        onClick={() => askRevoke(token)}
                      >
                        {administration.revoke}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {made ? (
        <SaidOnce title={made.name} hint={administration.tokenOnce} secret={made.token} onClose={() => setMade(null)} />
      ) : null}
    </Section>
  )
}
