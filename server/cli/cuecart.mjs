#!/usr/bin/env node
/** The `cuecart` command as npm installs it: our TypeScript runs as it is, through tsx. */
import { register } from 'tsx/esm/api';

register();
await import('./cuecart.ts');
