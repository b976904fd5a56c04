/** Chinese of titles and notes that are rewritten, new segments, redo, and the menu of the row on air. */

export const zhRewrites = {
  rewrite: {
    title: '标题',
    titleIn: '标题（{{language}}）',
    noTitle: '段落要有标题。',
    notes: '备注',
    notesOf: '“{{title}}”的备注',
    keep: '保存',
    leave: '放弃',
    help: '回车保存，Esc 放弃',
    open: '双击、回车或 F2：标题和备注',
    menu: '标题和备注…',
    redoIt: '重做：{{what}}',
  },
  newSegment: {
    new: '新段落…',
    below: '在下面新建一段…',
    kind: '类型',
    length: '计划时长',
    place: '位置',
    before: '在“{{title}}”之前',
    atTheEnd: '在最后',
    make: '新建',
  },
  onAirRow: {
    notes: '备注…',
    goTo: '转到{{panel}}',
    length: '计划时长和标题',
    keepsLength: '按切播时的时长和标题播出。',
    move: '移动或跳过',
    stays: '正在播出，留在原处。',
    remove: '移出',
    takeInstead: '正在播出。请改切下一段。',
    locked: '已锁定。播完之后再解锁。',
  },
};
