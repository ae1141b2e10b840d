import { exportSources } from '#contract/sources.ts'
import { nameOf } from '#contract/words/names.ts'
import type { Language } from '#contract/words.ts'
import { organizationName } from '#modules/organizations/index.ts'
import { download } from '#platform/download.ts'
import { dayCell, listing, type ListColumn } from '#platform/sheets/index.ts'
import { sourcePage } from './read.ts'
import type { Row } from './view.ts'

const columns = (language: Language): readonly ListColumn<Row>[] => [
  [{ zh: '来件标题', en: 'Title' }, 50, (row) => row.title],
  [{ zh: '事项来源', en: 'Kind' }, 14, (row) => nameOf('sourceKinds', row.kind, language)],
  [{ zh: '文号', en: 'Number' }, 22, (row) => row.docNumber ?? null],
  [{ zh: '发文机关', en: 'Issuer' }, 22, (row) => row.issuer ?? null],
  [{ zh: '成文日期', en: 'Issued on' }, 15, (row) => dayCell(row.issuedOn)],
  [{ zh: '收件日期', en: 'Received on' }, 15, (row) => dayCell(row.receivedOn)],
  [{ zh: '识别条数', en: 'Proposals' }, 10, (row) => row.proposals],
  [{ zh: '待处理', en: 'Undecided' }, 10, (row) => row.undecided],
  [{ zh: '督办事项数', en: 'Matters' }, 12, (row) => row.matters],
]

export const exportSourcesDownload = download(exportSources, {
  run: async ({ tx, by, moment, language, reread }, { search, undecided }) =>
    listing({
      title: { zh: '来件登记簿', en: 'Register of sources' },
      language,
      preparedBy: await organizationName(tx, by.organizationId),
      until: moment.today,
      columns: columns(language),
      pages: (async function* () {
        for (let cursor: string | null | undefined; cursor !== null;) {
          const from = cursor
          const page = await reread((again) => sourcePage(again, { cursor: from, limit: 1_000, search, undecided }))
          yield page.items
          cursor = page.next
        }
      })(),
    }),
})
