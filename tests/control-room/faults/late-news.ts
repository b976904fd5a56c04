/**
 * News of the show that reaches a laptop late on a line that is well: what became of the show and of presses is held back, the beat of
 * the line goes on. So it may be held for as long as a test needs, and no screen takes its line for lost.
 */
import type { BrowserContext } from 'playwright-core';

export type LateNews = {
  hold(): void;
  /** All of it arrives, in its order. */
  letGo(): void;
};

/** An answer that is nothing but the server’s time, and what the connection says of itself. */
const isBeat = (message: string): boolean => /^43\/operators,\d+\[[\d.]+\]$/.test(message) || /^(?:[0-36]|4[014])/.test(message);

/** Of all windows of this laptop that connect from now on. */
export const openLateNews = async (laptop: BrowserContext): Promise<LateNews> => {
  let isHeld = false;
  const held: (() => void)[] = [];
  await laptop.routeWebSocket(/socket\.io/, (window) => {
    const server = window.connectToServer();
    server.onMessage((message) => {
      if (isHeld && typeof message === 'string' && !isBeat(message)) held.push(() => window.send(message));
      else window.send(message);
    });
  });
  return {
    hold: () => {
      isHeld = true;
    },
    letGo: () => {
      isHeld = false;
      for (const deliver of held.splice(0)) deliver();
    },
  };
};
