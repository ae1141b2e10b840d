import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexOf, membersOf, spellings, type NamedOrganization } from '#domain/naming.ts'

const one = (id: string, names: readonly string[], more: Partial<NamedOrganization> = {}): NamedOrganization => ({
  id,
  names,
  kind: 'department',
  governmentId: 'province',
  parentId: 'province',
  ...more,
})
const all = [
  one('province', ['岭南省人民政府'], { kind: 'government', parentId: null }),
  one('jyt', ['岭南省教育厅', '省教育厅']),
  one('sjj', ['岭南省数据局', '省数据局', '省政务服务数据管理局']),
  one('gz', ['江州市人民政府'], { kind: 'government', governmentId: 'gz' }),
  one('qx', ['青溪县人民政府'], { kind: 'government', governmentId: 'qx', parentId: 'gz' }),
  one('gzjy', ['江州市教育局', '市教育局'], { governmentId: 'gz', parentId: 'gz' }),
  one('zhen', ['清水镇'], { kind: 'township', governmentId: 'qx', parentId: 'qx' }),
]
const index = indexOf(all)
const found = (name: string, government: string) =>
  spellings(name, government)
    .map((each) => index.get(each))
    .find(Boolean)

test('a name is found as written, with the prefix its government leaves out, by its former name, and with a bracket', () => {
  for (const name of ['省教育厅', '岭南省教育厅', '教育厅', '教育厅（牵头）'])
    assert.equal(found(name, '岭南省人民政府'), 'jyt', name)
  assert.equal(found('省政务服务数据管理局', '岭南省人民政府'), 'sjj')
  assert.equal(found('教育局', '江州市人民政府'), 'gzjy')
  assert.equal(found('省卫生厅', '岭南省人民政府'), undefined)
})

test('a name that two bodies bear is nobody', () => {
  assert.equal(indexOf([...all, one('other', ['省教育厅'])]).get('省教育厅'), undefined)
})

test('a collective proposes the units it means, and a name that is none proposes nothing', () => {
  assert.deepEqual(membersOf('各地级以上市人民政府', all, 'province'), ['gz'])
  assert.deepEqual(membersOf('各市、各县（市、区）人民政府', all, 'province'), ['gz', 'qx'])
  assert.deepEqual(membersOf('各县', all, 'gz'), ['qx'])
  assert.deepEqual(membersOf('各乡镇', all, 'qx'), ['zhen'])
  assert.deepEqual(membersOf('省有关部门', all, 'province'), ['jyt', 'sjj'])
  assert.deepEqual(membersOf('省教育厅', all, 'province'), [])
})
