/**
 * Writes the JSON Schemas of show files into `shows/schema/`, for editors. Run it after a change of the contract.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../show-files/json-schemas.ts';

const folder = fileURLToPath(new URL('../../shows/schema/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) {
  await writeFile(`${folder}${name}`, text);
  console.log(`shows/schema/${name}`);
}
