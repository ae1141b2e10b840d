import { sql } from 'kysely'
import { exportAccounts } from '#contract/accounts.ts'
import { nameOf } from '#contract/words/names.ts'
import type { Language } from '#contract/words.ts'
import { organizationName } from '#modules/organizations/index.ts'
import { download } from '#platform/download.ts'
import { listing, type ListColumn } from '#platform/sheets/index.ts'
import { accountsWhere, accountViews } from './manage.ts'

type Row = Awaited<ReturnType<typeof accountViews>>[number]
const atOnce = 500

const columns = (language: Language): readonly ListColumn<Row>[] => [
  [{ zh: '姓名', en: 'Name' }, 12, (row) => row.name],
  [{ zh: '用户名', en: 'Login' }, 16, (row) => row.login],
  [{ zh: '联系电话', en: 'Telephone' }, 16, (row) => row.phone],
  [
    { zh: '任职', en: 'Appointments' },
    60,
    (row) =>
      row.appointments
        .map((each) => `${each.organizationName}　${each.post ?? nameOf('roles', each.role, language)}`)
        .join('\n'),
  ],
  [{ zh: '状态', en: 'State' }, 8, ({ state }) => (language === 'zh' ? (state === 'active' ? '正常' : '停用') : state)],
]

export const exportAccountsDownload = download(exportAccounts, {
  run: async ({ tx, by, moment, language, reread }, wanted) =>
    listing({
      title: { zh: '用户名册', en: 'Accounts' },
      language,
      preparedBy: await organizationName(tx, by.organizationId),
      until: moment.today,
      columns: columns(language),
      pages: (async function* () {
        let after = sql`true`
        for (;;) {
          const beyond = after
          const page = await reread((again) => accountViews(again, sql`${accountsWhere(wanted)} and ${beyond}`, atOnce))
          yield page
          const last = page.at(-1)
          if (!last || page.length < atOnce) return
          after = sql`(a.name, a.id) > (${last.name}, ${last.id}::uuid)`
        }
      })(),
    }),
})
