/** Rolls the text: by frames while it runs, by the wheel or a finger while it stands, and never by an edit. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { type Place, readingAt, rolled, scrollToHold } from './keep-place.ts';

/** The eye line, as a share of the height. */
const eyeLine = 0.33;
/** A tab that slept must not leap ahead. */
const longestFrame = 100;

const placesIn = (scroller: HTMLElement): readonly Place[] => {
  const { top, height } = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll<HTMLElement>('[data-place]')].map((item) => {
    const box = item.getBoundingClientRect();
    return { id: item.dataset.place ?? '', offset: box.top - top - height * eyeLine, height: box.height };
  });
};

export type Roll = { jumpTo(id: string): void; reading(): string | undefined };

/**
 * @param size of the letters: when only that has changed, the same words stay at the line
 * @param text changes with every edit of what is shown
 */
export const useRoll = (scroller: RefObject<HTMLDivElement | null>, speed: number, size: number, text: unknown): Roll => {
  const held = useRef<{ places: readonly Place[]; top: number; size: number }>({ places: [], top: 0, size });
  const position = useRef(0);

  const look = useCallback(() => {
    const box = scroller.current;
    if (box) held.current = { places: placesIn(box), top: box.scrollTop, size: held.current.size };
  }, [scroller]);
  const scrollTo = useCallback(
    (top: number) => {
      if (!scroller.current) return;
      scroller.current.scrollTop = top;
      position.current = top;
    },
    [scroller],
  );

  const hold = useCallback(
    (resized: boolean) => {
      const box = scroller.current;
      if (!box) return;
      const { places, top } = held.current;
      const gone = position.current - top;
      const before = places.map((place) => ({ ...place, offset: place.offset - gone }));
      // The browser may have cut the scroll short where the text became shorter: it is moved from where it stands now.
      const moves = scrollToHold(before, placesIn(box), resized);
      if (Math.abs(moves) > 0.5) scrollTo(box.scrollTop + moves);
      look();
    },
    [scroller, scrollTo, look],
  );

  // After React has changed the text and before it is painted: what was read is put back to where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: text and size are what this waits for
  useLayoutEffect(() => {
    hold(held.current.size !== size);
    held.current.size = size;
  }, [text, size, hold]);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = () => {
      // Our own steps are finer than the browser tells.
      if (Math.abs(box.scrollTop - position.current) > 1) position.current = box.scrollTop;
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    // Another window, or glyphs that came late: the text has other lines and the same words.
    const onSize = new ResizeObserver(() => hold(true));
    onSize.observe(box);
    for (const inside of box.children) onSize.observe(inside);
    return () => {
      box.removeEventListener('scroll', onScroll);
      onSize.disconnect();
    };
  }, [scroller, hold]);

  useEffect(() => {
    if (speed === 0) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function roll(now) {
      scrollTo(Math.max(0, rolled(position.current, speed, Math.min(longestFrame, now - last))));
      last = now;
      frame = requestAnimationFrame(roll);
    });
    return () => cancelAnimationFrame(frame);
  }, [speed, scrollTo]);

  return {
    jumpTo: useCallback(
      (id) => {
        const box = scroller.current;
        const place = box && placesIn(box).find((one) => one.id === id);
        if (place) scrollTo(Math.max(0, box.scrollTop + place.offset));
      },
      [scroller, scrollTo],
    ),
    reading: useCallback(() => (scroller.current ? readingAt(placesIn(scroller.current))?.id : undefined), [scroller]),
  };
};
