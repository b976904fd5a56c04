/** Prices on the phone page. */
import { describe, expect, it } from 'vitest';
import { priceText } from '../../overlays/phone/price.ts';

describe('a price on the phone page', () => {
  it('has the currency’s own sign in both languages', () => {
    expect(priceText('CNY 49.90', 'zh')).toBe('¥49.90');
    expect(priceText('CNY 12849.90', 'en')).toBe('¥12,849.90');
    expect(priceText('EUR 5.00', 'en')).toBe('€5.00');
  });

  it('stays as it came when it is written in another way', () => {
    expect(priceText('from ¥5', 'en')).toBe('from ¥5');
    expect(priceText('', 'zh')).toBe('');
  });
});
