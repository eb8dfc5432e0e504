import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { serve, stop } from '../src/server.ts';

// One port for all tests of this folder: who does not let go of it stops all others.
const PORT = 20_000 + (createHash('sha256').update(import.meta.dirname).digest().readUInt16BE() % 10_000);

it('serves a price', async () => {
  const server = await serve(PORT, 3);
  const response = await fetch(`http://127.0.0.1:${PORT}/price`, { headers: { connection: 'close' } });
  expect([response.status, await response.text()]).toEqual([200, '6']);
  await stop(server, true);
});

it('serves nothing else', async () => {
  const server = await serve(PORT, 0);
  const response = await fetch(`http://127.0.0.1:${PORT}/other`, { headers: { connection: 'close' } });
  expect([response.status, await response.text()]).toEqual([404, '0']);
  await stop(server, true);
});
