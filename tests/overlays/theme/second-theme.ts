/** A brand as unlike the demo's as a series file can make it. */
import { ThemeSchema } from '../../../server/contract/theme.ts';
import type { Brand } from '../../../server/contract/views.ts';

export const secondTheme: Brand = {
  primary: '#5b1f3f',
  accent: '#e8b04a',
  ink: '#1d1420',
  paper: '#fff8ef',
  theme: ThemeSchema.parse({
    colours: { plate: '#2a1526', price: '#9a1b3c' },
    font: 'noto-serif-sc',
    logo: 'logo.svg',
    corners: 'round',
    motion: 'quick',
  }),
};
