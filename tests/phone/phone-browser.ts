/** The vote page in a real Chromium, against the real phones' process. */

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { programPath } from '../run/programs.ts';

export const insecureHost = 'phones.example';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: programPath('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A name for this machine that is not localhost: a page from there has no secure context.
      `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`,
    ],
  });

export type Phone = { readonly page: Page; readonly context: BrowserContext };

export const openPhone = async (
  browser: Browser,
  port: number,
  options: {
    locale?: string;
    width?: number;
    path?: string;
    code?: string;
    dark?: boolean;
    host?: string;
    port?: number;
    before?: (context: BrowserContext) => Promise<unknown>;
  } = {},
): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: 780 },
    locale: options.locale ?? 'en-GB',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  await options.before?.(context);
  const page = await context.newPage();
  const address = new URL(`http://${options.host ?? '127.0.0.1'}:${options.port ?? port}/`);
  if (options.path) address.searchParams.set('p', options.path);
  if (options.code) address.searchParams.set('c', options.code);
  await page.goto(address.href);
  return { page, context };
};
