/** Chinese of what the palette offers besides the tasks that have keys. */
export const zhPalette = {
  more: '更多',
  handOver: '把主控席交给 {{name}}',
  defer: '延后：{{vote}}',
  void: '宣布作废：{{vote}}',
  exclude: '不计入部分选票：{{vote}}',
  everythingOff: '全部撤下',
  tell: '告诉主持人：{{words}}',
  write: '给主持人写消息',
  mute: '静默 {{name}}',
  unmute: '解除静默 {{name}}',
  end: '结束节目',
  stations: '电视台',
};
