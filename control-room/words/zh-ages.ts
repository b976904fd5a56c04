/** Chinese of how old what stands on the screen is, and who knocks with a wrong key. */
export const zhAges = {
  strangers: {
    mark: '非警报',
    what: '外来的错误密钥：{{times}} 次，最近 {{time}}。',
    named: '它们自称 {{names}}。其中哪家刚接好设备？那就是密钥输错了：把链接再发一次。',
  },
  age: {
    old: '旧',
    oldFor: '旧 {{age}}',
  },
};
