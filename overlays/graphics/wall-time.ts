/** A moment as somebody wrote it down, `2026-12-03T17:00`, in words for the audience. It has no zone: nothing here may shift it. */

const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/;

/** `12月3日 17:00`, `3 Dec 17:00`; what is not written so is shown as it is. */
export const wallTimeText = (at: string, language: string): string => {
  const [, day = '', time = ''] = written.exec(at) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return at;
  const isChinese = language.startsWith('zh');
  const format = new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    month: isChinese ? 'long' : 'short',
    day: 'numeric',
  });
  return `${format.format(date)} ${time}`;
};
