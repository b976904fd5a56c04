/** The room's words in both languages, for tests that press the same button in either. */
import type { Page } from 'playwright-core';
import { en } from '../../../control-room/words/en.ts';
import { zh } from '../../../control-room/words/zh.ts';
import { lettersOf } from '../pretend-house.ts';

export const wordsOf = { en, zh } as const;
export type Language = keyof typeof wordsOf;
export type Words = (typeof wordsOf)[Language];
export const languages = ['en', 'zh'] as const;

/** Switches the language of the room as its operator does. */
export const speak = async (page: Page, language: Language): Promise<void> => {
  await page.getByText(language === 'zh' ? '中文' : 'EN', { exact: true }).click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  await lettersOf(page);
};
