/** What Vitest loads as the runner. Vitest may transform this module; `require` finds the one that the worker's entry filled. */
import { createRequire } from 'node:module';
import { extname } from 'node:path';

const holder: unknown = createRequire(import.meta.url)(`./runner-holder${extname(new URL(import.meta.url).pathname)}`);
if (typeof holder !== 'object' || holder === null) throw new Error('The runner is not there');
const heldRunner: unknown = Reflect.get(holder, 'heldRunner');
if (typeof heldRunner !== 'function') throw new Error('The runner is not there');

// eslint-disable-next-line no-restricted-syntax -- Vitest asks for the class as the default export
export default Reflect.apply(heldRunner, undefined, []);
