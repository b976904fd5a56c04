/** Dark, plain, legible at arm's length; Chinese glyphs from our own font, since a control room may have none. */
import { Button, createTheme, DEFAULT_THEME, type MantineColorsTuple, Modal, rem, Select } from '@mantine/core';
import dialog from './dialog.module.css';

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

type Deep = readonly [seven: string, eight: string, nine: string];
/** The dark end of a colour as white letters need it: 4.5 to 1 at least, where Mantine's own has 3.4. */
const withDeep = ([zero, one, two, three, four, five, six]: MantineColorsTuple, [seven, eight, nine]: Deep): MantineColorsTuple => [
  ...([zero, one, two, three, four, five, six] as const),
  ...([seven, eight, nine] as const),
];
const blue = withDeep(DEFAULT_THEME.colors.blue, ['#1971c2', '#1864ab', '#145591']);
const green = withDeep(DEFAULT_THEME.colors.green, ['#278439', '#237a36', '#1b6e30']);

export const theme = createTheme({
  fontFamily: '"Noto Sans SC Variable", system-ui, sans-serif',
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 7 },
  colors: { dark, blue, green },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  // Where black and white letters are as readable as each other: a lighter ground gets black ones.
  luminanceThreshold: 0.183,
  respectReducedMotion: true,
  components: {
    // As high as WCAG asks of a target: Mantine's smallest has 22, and an open menu may cover the room around it.
    Button: Button.extend({ vars: (_theme, { size }) => ({ root: size === 'compact-xs' ? { '--button-height': rem(24) } : {} }) }),
    // Choosing what is chosen already leaves it chosen: it was meant, and nobody looks again.
    // The clocks above it are read all the while; zoomed in there is no room to spare.
    Modal: Modal.extend({
      defaultProps: { yOffset: 'min(108px, 14dvh)', overlayProps: { backgroundOpacity: 0.5 }, classNames: dialog },
    }),
    Select: Select.extend({ defaultProps: { allowDeselect: false } }),
  },
});
