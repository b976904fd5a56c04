/** What does not stand where it should, on a real page. */
import type { Page } from 'playwright-core';

/** Graphics that reach out of the safe area, overlap, or have figures that spill. */
export const outside = (shown: Page) =>
  shown.evaluate(() => {
    const hosts = [...document.querySelectorAll<HTMLElement>('[data-graphic]')];
    const boxes = hosts.map((host) => ({ kind: host.dataset.graphic ?? '', box: host.getBoundingClientRect() }));
    const unsafe = boxes.filter(({ box }) => box.left < 95 || box.right > 1825 || box.top < 53 || box.bottom > 1027);
    const overlaps = boxes.flatMap((a, n) =>
      boxes
        .slice(n + 1)
        .filter(
          ({ box }) =>
            a.kind !== 'lower-third' &&
            box.left < a.box.right &&
            a.box.left < box.right &&
            box.top < a.box.bottom &&
            a.box.top < box.bottom,
        ),
    );
    const spilled = hosts.flatMap((host) =>
      [
        ...(host.shadowRoot?.querySelectorAll<HTMLElement>(
          '[data-part="symbol"], [data-part="whole"], [data-part="fraction"], [data-part="time"], .figure',
        ) ?? []),
      ]
        .filter((part) => part.textContent !== '' && part.getBoundingClientRect().right > host.getBoundingClientRect().right + 1)
        .map((part) => `${host.dataset.graphic} ${part.dataset.part}`),
    );
    return { unsafe: unsafe.map(({ kind }) => kind), overlaps: overlaps.map(({ kind }) => kind), spilled };
  });
