/** Chinese of what must not surprise a hand: a deed without a record, somebody else's words, a chair taken away, a row taken out. */

export const zhHands = {
  hands: {
    doneNotRecorded: '已经生效，但磁盘上还没有记录。播出画面没有因此改变。',
    nowSays: '现在的内容：',
    stillIn: '该链接未被接受。您已以 {{name}} 登录，登录仍然有效。',
    chairTaken: '{{by}} 接管了您的主控席',
    chairReason: '原因：{{reason}}',
    chairUnderstood: '知道了',
    takenOut: '您正在写的一行被移出了',
    takenOutBy: '您正在写的时候，{{by}} 移出了“{{title}}”。您写的内容保留在这里。',
    takenOutUnknown: '“{{title}}”已不在串联单中。您写的内容保留在这里。',
    copy: '复制我写的内容',
    copied: '已复制。',
    copyByHand: '浏览器在这里不能自动复制。内容已选中：请按 Ctrl C。',
    putBack: '把这一行放回，用我写的内容',
    letGo: '不要了',
    asOf: '截至 {{time}}。',
  },
};
