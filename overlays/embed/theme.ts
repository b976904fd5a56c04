/** A station's few colours on this page: what it chooses stands behind text, so the text is chosen by us. */
import type { HostSays } from '../../server/contract/embed-messages.ts';

export type Theme = Omit<Extract<HostSays, { type: 'theme' }>, 'cuecart' | 'type'>;

const light = '#ffffff';
const dark = '#000000';

/** WCAG 2 relative luminance, 0 to 1. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Black or white, whichever is read better; one of the two is always read well enough. */
export const inkOn = (paper: string): string => ((luminance(paper) + 0.05) / 0.05 > 1.05 / (luminance(paper) + 0.05) ? dark : light);

/** @returns the page's custom properties */
export const propertiesOf = ({ paper, accent, corner }: Theme): Readonly<Record<string, string>> => ({
  ...(paper === undefined ? {} : { '--paper': paper, '--ink': inkOn(paper) }),
  ...(accent === undefined ? {} : { '--accent': accent }),
  ...(corner === undefined ? {} : { '--corner': `${corner}px` }),
});
