/** What a package's module is made of: built as one script that declares `CuecartGraphics`; the server adds the line that picks a kind. */
import { family } from '../graphics/register.ts';

export { packaged } from './packaged.ts';
export const kinds: readonly string[] = Object.keys(family);
