/** Chinese of what to write in a field of a command that could not be read. */

const chinese: Readonly<Record<string, string>> = {
  'write text': '请写文字',
  'write some text': '请写文字',
  'write a number': '请写数字',
  'write a whole number': '请写整数',
  'write true or false': '请写 true 或 false',
  'write a list': '请写列表',
  'write a group of fields': '请写一组内容',
  'write something': '请写内容',
  'put something in': '请至少放入一个',
  'write a name that this show knows': '请写本节目已有的名称',
  'write it in one line, without control characters': '请写成一行，不含控制字符',
  'write something that can be seen': '请写看得见的内容',
  'write an id of small letters, digits and dashes': '请写由小写字母、数字和短横线组成的编号',
  'write a time of day such as "20:00"': '请写时刻，例如“20:00”',
  'write a time of day such as "20:30", or station-break': '请写时刻，例如“20:30”，或 station-break',
  'write one text, or one for each language: { zh: "…", en: "…" }': '请写一段文字，或每种语言各一段',
};

const forms: readonly (readonly [RegExp, string])[] = [
  [/^write a number of at least (\S+)$/, '请写不小于 $1 的数字'],
  [/^write a number of at most (\S+)$/, '请写不大于 $1 的数字'],
  [/^write at least (\S+) characters$/, '请至少写 $1 个字'],
  [/^write at most (\S+) characters$/, '请最多写 $1 个字'],
  [/^put in at least (\S+)$/, '请至少放入 $1 个'],
  [/^put in at most (\S+)$/, '请最多放入 $1 个'],
  [/^write one of: (.+)$/, '请写其中之一：$1'],
];

/** What is in neither list is said without its particulars: the field is named before it. */
export const writeWords = (english: string): string => {
  const known = Object.hasOwn(chinese, english) ? chinese[english] : undefined;
  if (known !== undefined) return known;
  const form = forms.find(([pattern]) => pattern.test(english));
  return form ? english.replace(...form) : '请换一种写法';
};
