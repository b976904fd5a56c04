/** Chinese of why a press was refused: changed by somebody else since it was looked at, or not to be read. */
import type { sinceSayings } from '../../../server/contract/sayings/since.ts';

export const zhSinceSayings: Readonly<Record<keyof typeof sinceSayings, string>> = {
  'since-next': '您看过之后，{{name}}把它设为下一段。',
  'since-skipped': '您看过之后，{{name}}跳过了它。',
  'since-unskipped': '您看过之后，{{name}}恢复了它。',
  'since-inserted': '您看过之后，{{name}}插入了它。',
  'since-moved': '您看过之后，{{name}}移动了它。',
  'since-retimed': '您看过之后，{{name}}把它的时长改为 {{length}}。',
  'since-made': '您看过之后，{{name}}新建了它。',
  'since-locked': '您看过之后，{{name}}锁定了它。',
  'since-unlocked': '您看过之后，{{name}}解锁了它。',
  'since-removed': '您看过之后，{{name}}移出了它。',
  'since-swapped': '您看过之后，{{name}}对调了两位嘉宾。',
  'since-imported': '您看过之后，{{name}}导入“{{source}}”改了它。',
  'since-noted': '您看过之后，{{name}}写了它的备注。',
  'since-titled': '您看过之后，{{name}}改了它的标题。',
  'since-undone': '您看过之后，{{name}}撤销了它的一个修改。',
  'preview-edited': '预览之后，{{name}}改了节目单。请再看一眼。',
  'preview-next': '预览之后，下一段换了。请再看一眼。',
  'preview-gone-on': '预览之后，节目往前走了。请再看一眼。',
  'cell-cannot-be': '第 {{cell}} 行：“{{read}}”不能用（应为{{cellProblem}}）。什么也没有改。',
  'no-command': '这不是一个操作。',
  'command-no-type': '这个操作读不懂：没有这种操作。',
  'command-no-field': '这个操作读不懂：它没有“{{field}}”这一项，请去掉。',
  'command-field': '这个操作读不懂：“{{field}}”：{{write}}。',
  'command-field-missing': '这个操作读不懂：缺少“{{field}}”：{{write}}。',
};
