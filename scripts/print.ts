import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { openApi } from '#contract/openapi.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareRoles, runOnce } from '#platform/roles.ts'
import { endpoints } from '../src/endpoints.ts'
import { contract, doors, version } from '../src/server.ts'
import { schema, startCluster } from '../test/support/cluster.ts'
import { printConformance, type Claim } from './conformance.ts'
import { differences } from './differences.ts'
import { printPermissions } from './permissions.ts'
import { printSchema } from './schema.ts'
import { printStates } from './states.ts'
import { printTables } from './tables.ts'

const claims = 'test/artefacts/claims.json'

/** Always the embedded server: another age of PostgreSQL words its catalogue otherwise. */
const fromDatabase = async (): Promise<[string, string][]> => {
  const cluster = await startCluster(null)
  try {
    await migrate(await prepareRoles(cluster.url, schema), schema)
    return await runOnce(cluster.url, async (client) => [
      ['src/platform/tables.ts', await printTables(client, schema)],
      ['docs/printed/schema.sql', await printSchema(client, schema)],
    ])
  } finally {
    await cluster.stop()
  }
}

const isCheck = process.argv.includes('--check')
const pages = new Map<string, string>([
  ...(await fromDatabase()),
  ['docs/printed/openapi.json', `${JSON.stringify(openApi(contract, version), null, 2)}\n`],
  ['docs/printed/states.md', printStates()],
  [
    'docs/printed/permissions.md',
    printPermissions(
      doors,
      endpoints.map((each) => each.operation),
    ),
  ],
])
if (existsSync(claims))
  pages.set('docs/printed/conformance.md', printConformance(JSON.parse(readFileSync(claims, 'utf8')) as Claim[]))
else console.log(`docs/printed/conformance.md is left as it is: no ${claims}; \`npm test\` writes it`)

for (const [path, text] of pages) {
  const present = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (present === text) continue
  if (isCheck) {
    console.log(`${path} is not what the code says; \`npm run print\` mends it:`)
    for (const line of differences(text, present)) console.log(`  ${line}`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`printed ${path}`)
  }
}
if (isCheck && process.exitCode !== 1) console.log(`${pages.size} printed files say what the code says`)
