export const keyboard = {
  title: '键盘操作',
  open: '键盘操作说明',
  keys: [
    ['?', '显示本说明'],
    ['j  k', '清单中下一条、上一条'],
    ['Enter', '打开选中的一条'],
    ['/', '到关键字检索'],
    ['g h', '回首页'],
    ['g l', '到督查台账'],
    ['g s', '到来件'],
    ['g o', '到交办件'],
    ['Esc', '关闭窗口'],
  ] as readonly (readonly [string, string])[],
}
