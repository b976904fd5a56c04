/** Dark, plain, legible at arm's length; Chinese glyphs from our own font, since a control room may have none. */
import { createTheme, type MantineColorsTuple, Select } from '@mantine/core';

/** Greys with a breath of blue; 6 and 7 are the panels, 8 and 9 what lies under them. */
const dark: MantineColorsTuple = [
  '#eef2f6',
  '#cbd4dd',
  '#a9b4c0',
  '#7f8b98',
  '#3a4551',
  '#2c3540',
  '#1c232b',
  '#14191f',
  '#10151a',
  '#0c0f13',
];

export const theme = createTheme({
  fontFamily: '"Noto Sans SC Variable", system-ui, sans-serif',
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 7 },
  colors: { dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  components: {
    // Choosing what is chosen already leaves it chosen: it was meant, and nobody looks again.
    Select: Select.extend({ defaultProps: { allowDeselect: false } }),
  },
});
