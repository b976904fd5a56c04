/** `npm run build`: builds the pages whose sources have changed. */
import { buildPages } from './build-pages.ts';

const built = await buildPages((line) => console.log(line));
console.log(built.length > 0 ? `Built: ${built.join(', ')}.` : 'Nothing to build: the pages are current.');
