/** `cuecart <command> …`: the commands that someone outside the house runs. Each is told in its own file. */

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  recount: () => import('./recount.ts'),
  export: () => import('./export.ts'),
  witness: () => import('./witness.ts'),
  keys: () => import('./keys.ts'),
  devices: () => import('./devices.ts'),
};

const [name = ''] = process.argv.slice(2);
const command = commands[name];
if (command) {
  // The command reads its own arguments, as when it is run by npm.
  process.argv.splice(2, 1);
  await command();
} else {
  console.error(`Usage: cuecart ${Object.keys(commands).join(' | ')} …`);
  process.exitCode = 2;
}

export {};
