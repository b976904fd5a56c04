/** Where a caller comes from, behind proxies of our own and without any. */
import { describe, expect, it } from 'vitest';
import { callerAddress } from '../../server/core/caller-address.ts';

describe('a caller’s address', () => {
  it('[F48] is the socket’s own where no proxy of ours stands in front, whatever it says of itself', () => {
    expect(callerAddress('10.0.0.9', '8.8.8.8', 0)).toBe('10.0.0.9');
    expect(callerAddress('10.0.0.9', undefined, 1)).toBe('10.0.0.9');
  });

  it('[F48] is the one that our own proxy gives; what a caller wrote before that is not believed', () => {
    expect(callerAddress('127.0.0.1', '1.1.1.1, 203.0.113.7', 1)).toBe('203.0.113.7');
    expect(callerAddress('127.0.0.1', '1.1.1.1, 203.0.113.7, 10.1.1.1', 2)).toBe('203.0.113.7');
    expect(callerAddress('127.0.0.1', ['2001:db8::7'], 1)).toBe('2001:db8::7');
    for (const nonsense of ['<script>', '', 'a'.repeat(90)]) expect(callerAddress('127.0.0.1', nonsense, 1)).toBe('127.0.0.1');
  });
});
