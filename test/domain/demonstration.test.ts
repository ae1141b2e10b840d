import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '#domain/date.ts'
import { sourceLacks } from '#domain/source.ts'
import { factsOf } from '../../src/demo/paper-steps.ts'
import { planProvince } from '../../src/demo/plan.ts'
import { readProvince } from '../../src/demo/province.ts'
import { readTopics, readWords } from '../../src/demo/texts.ts'

test('every source of the demonstration can be registered, whatever the day on which it is loaded', async () => {
  const [province, topics, words] = [await readProvince(), await readTopics(), await readWords()]
  for (const day of ['2026-02-18', '2026-11-22', '2027-07-01'].map(civilDate)) {
    const papers = planProvince(province, topics, words, day)
    assert.ok(new Set(papers.map(({ kind }) => kind)).size >= 7)
    for (const paper of papers) {
      const { details = {}, issuedOn = null, replyDue = null } = factsOf(paper, day)
      const given = { details, issuedOn, replyDue, issuer: paper.issuer ?? null, docNumber: paper.docNumber ?? null }
      const hasText = paper.instruction === undefined
      assert.equal(sourceLacks({ kind: paper.kind, ...given, hasText }), null, paper.title)
    }
  }
})
