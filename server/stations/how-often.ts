/** How often a station may ask: whoever asks more often is told how long to wait. */
import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** @returns whether there is room; it has answered where there is none */
export type HasRoom = (stationId: string, response: Response) => Promise<boolean>;

/** @param duration in seconds */
export const howOften = (points: number, duration: number): HasRoom => {
  const limit = new RateLimiterMemory({ points, duration });
  return async (stationId, response) => {
    try {
      await limit.consume(stationId);
      return true;
    } catch (full) {
      if (!(full instanceof RateLimiterRes)) throw full;
      response.set('retry-after', String(Math.ceil(full.msBeforeNext / 1000)));
      response.status(429).json({ code: 'too-many', message: 'That is too often. Wait a moment.' });
      return false;
    }
  };
};
