/** Names one after another, with the comma of their language. */
export const listText = (names: readonly string[], language: string): string => names.join(language === 'zh' ? '、' : ', ');
