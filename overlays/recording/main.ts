/** The page for what is recorded and shown again later: the program's graphics, without anything that invites a viewer to act now. */
import '@fontsource-variable/noto-sans-sc';
import { readOptions } from '../program/options.ts';
import { openScreen } from '../program/screen.ts';

openScreen(document.body, { ...readOptions(location.hash, location.search), output: 'recording' });
