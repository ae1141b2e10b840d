/** 人大、政协监督: who looks on a matter from outside. */
export const oversight = {
  title: '人大政协监督',
  grant: '开放监督',
  note: '该机构的监督人员可以查看本事项的名称、单位、时限、状态和最新进展，看不到内部往来。',
  body: '监督机构',
  basis: '依据',
  line: (name: string, on: string, basis: string) => `${name}　${on}起　依据：${basis}`,
  end: '结束',
  endAsk: (name: string) => `结束${name}对本事项的监督？`,
}
