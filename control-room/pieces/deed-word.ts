/** What a dialog, and the button in it that does it, are called after the one that opened it: nothing more is asked there, so no … stands there. */
export const deedWord = (opener: string): string => opener.replace(/\s*…+$/, '');
