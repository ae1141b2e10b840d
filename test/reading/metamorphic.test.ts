import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#domain/reading/read.ts'
import { drawSeed, sized } from '../support/soak.ts'
import * as vary from './variations.ts'

const seed = drawSeed('variations of documents')
const rounds = sized(40, 1)
/**
 * Real documents are varied at random; of our own, many are laid out as oddly as a paper can be, and a page that breaks in
 * the worst place there may well raise another question: they are varied alike each time, and at random in the soak.
 */
const isReal = (name: string) => vary.sharedSamples.some((each) => each.name === name)
const seedOf = (name: string) => (isReal(name) ? seed : sized(seed, 2))
const before = new Map(vary.samples.map(({ name, text }) => [name, readDocument(text)]))

/** Compared line by line, so that a failure says which task changed. */
const isSame = (name: string, varied: string, change?: (words: string) => string) => {
  const reading = before.get(name)
  assert.ok(reading)
  const [was, is] = [vary.ledgerOf(reading, change), vary.ledgerOf(readDocument(varied))]
  const lost = was.filter((line) => !is.includes(line))
  const won = is.filter((line) => !was.includes(line))
  assert.deepEqual({ lost, won }, { lost: [], won: [] }, name)
}

test('full-width and half-width signs give the same ledger', () => {
  for (const { name, text } of vary.samples) {
    isSame(name, vary.inWords(vary.widened)(text))
    isSame(name, vary.inWords(vary.narrowed)(text))
  }
})

test('page numbers inserted anywhere give the same ledger', () => {
  for (const { name, text } of vary.samples)
    for (let round = 0; round < rounds; round += 1) isSame(name, vary.paged(text, vary.drawing(seedOf(name) + round)))
})

test('paragraphs glued to the one before give the same ledger', () => {
  for (const { name, text } of vary.samples) isSame(name, vary.glued(text))
})

test('sections copied or put in another order give the same ledger', () => {
  for (const { name, text } of vary.samples)
    for (let round = 0; round < rounds; round += 1) {
      const draw = vary.drawing(seedOf(name) + round)
      isSame(name, vary.duplicated(text, draw))
      isSame(name, vary.shuffled(text, draw))
    }
})

test('units renamed everywhere are renamed in the ledger, and nothing else changes', () => {
  let renamed = 0
  for (const { name, text } of vary.samples) {
    const rename = vary.renaming(text)
    if (rename(text) === text) continue
    renamed += 1
    isSame(name, rename(text), rename)
  }
  assert.ok(renamed >= 5)
})

test('every quote is the concatenation of its spans, and every span a place of the text', () => {
  for (const { name, text } of vary.samples)
    for (const varied of [text, vary.glued(text), vary.paged(text, vary.drawing(seedOf(name)))])
      for (const task of readDocument(varied).tasks) {
        assert.equal(task.span.map(([start, end]) => varied.slice(start, end)).join(''), task.text, name)
        for (const [start, end] of task.span) assert.ok(start >= 0 && start < end && end <= varied.length, name)
        assert.ok(task.text.trim().length >= 4, name)
        for (const { place } of task.reasons) assert.ok(place === null || place[1] <= varied.length, name)
      }
})
