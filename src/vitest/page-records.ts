/** Takes what recorders in pages write: a page has no files, and knows no places but those of what it was served. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, utimesSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { completeRecord, stackFacts } from './error-record.ts';
import { comparedSchema, errorSchema, type ErrorRecord } from './vitest-record.ts';

/** Under which Vitest's `provide` hands the address over. */
const PAGES_KEY = 'assayPages';

export interface PageRecords {
  /** For as long as pages may run. */
  close(): Promise<void>;
}

/** A Vitest project, as far as it matters here. */
export interface PageProject {
  readonly name: string;
  readonly browser?:
    { parseStacktrace(stack: string, options: { ignoreStackEntries: [] }): readonly StackPlace[] } | undefined;
}

interface StackPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface Records {
  readonly vitest: { getRootProject(): PageProject; readonly projects: readonly PageProject[] };
  /** Places are relative to it. */
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
}

/** In the process whose Vitest serves the pages. They are told where to write. */
export async function takePageRecords(records: Records): Promise<PageRecords> {
  const { vitest } = records;
  // Whoever does not know it could not write.
  const secret = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    // Pages are served from elsewhere.
    response.setHeader('Access-Control-Allow-Origin', '*');
    answer(records, request, secret).then(
      (said) => response.end(said),
      () => response.writeHead(400).end(),
    );
  });
  const url = `http://127.0.0.1:${await listen(server)}/${secret}/`;
  for (const project of [vitest.getRootProject(), ...vitest.projects]) provide(project, url);
  return { close: () => closed(server) };
}

function provide(project: object, url: string): void {
  const method: unknown = Reflect.get(project, 'provide');
  if (typeof method === 'function') Reflect.apply(method, project, [PAGES_KEY, url]);
}

async function listen(server: Server): Promise<number> {
  // A page whose connection is closed just when it sends loses what it says, and its test with that.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The records of pages have no address');
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

async function answer(records: Records, request: IncomingMessage, secret: string): Promise<string> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const file = `${records.folder}/${process.pid}-${Number(searchParams.get('page'))}.jsonl`;
  switch (pathname) {
    case `/${secret}/record`:
      appendFileSync(file, `${await text(request)}\n`);
      return '';
    case `/${secret}/beat`:
      utimesSync(file, new Date(), new Date());
      return '';
    case `/${secret}/error`:
      return JSON.stringify(completed(await text(request), records));
    default:
      throw new Error(`There is nothing at ${pathname}`);
  }
}

const pageErrorSchema = errorSchema
  .pick({ message: true, names: true })
  .extend({ compared: comparedSchema.optional(), stack: z.string(), project: z.string() });

function completed(json: string, { vitest, root }: Records): ErrorRecord {
  const { stack, project, ...facts } = pageErrorSchema.parse(JSON.parse(json));
  const pages = vitest.projects.find(({ name }) => name === project)?.browser;
  // Those of Vitest's own code too: whether a matcher threw it is told by them.
  const places = pages?.parseStacktrace(stack, { ignoreStackEntries: [] }) ?? [];
  const mapped = places.map(({ file, line, column }) => `at ${file}:${line}:${column}`).join('\n');
  return completeRecord(facts, stackFacts(mapped, root), root);
}
