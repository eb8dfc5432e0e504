/** The folder of one project's entries. Whatever is wrong with it costs time, and never a run. */
import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textHash } from '../host/content-hash.ts';

export interface StoredEntry {
  readonly name: string;
  /** Its first line. */
  readonly head: string;
}

/** A few, for another branch and for what was undone a moment ago. */
const MOST_ENTRIES = 4;
/** Milliseconds after which nobody will finish a file. */
const ABANDONED = 3_600_000;

const folderOf = (cacheFolder: string, root: string): string =>
  join(cacheFolder, 'projects', textHash(root).slice(0, 16));

/** Whether anything was ever kept of this project. */
export const isKnown = (cacheFolder: string, root: string): boolean =>
  existsSync(folderOf(cacheFolder, realpathSync(root)));

export class EntryStore {
  readonly #folder: string;
  #found: ReadonlyMap<string, string> = new Map();

  /** `root` is the real path of the project. */
  constructor(cacheFolder: string, root: string) {
    this.#folder = folderOf(cacheFolder, root);
  }

  /** Newest first. */
  async list(): Promise<readonly StoredEntry[]> {
    const files = await this.#filesByAge('.jsonl');
    this.#found = new Map(files.map(({ name, version }) => [name, version]));
    const entries: StoredEntry[] = [];
    for (const { name } of files) {
      const head = await firstLine(join(this.#folder, name));
      if (head !== undefined) entries.push({ name, head });
    }
    return entries;
  }

  /** `undefined` when it cannot be read. */
  async read(name: string): Promise<string | undefined> {
    return readFile(join(this.#folder, name), 'utf8').catch(() => undefined);
  }

  /** Makes it the newest. */
  async keep(name: string): Promise<void> {
    const now = new Date();
    await utimes(join(this.#folder, name), now, now).catch(() => undefined);
  }

  /** Takes the place of an entry of that name, whole or not at all. Of the others the newest stay. */
  async write(name: string, text: string): Promise<void> {
    const unfinished = join(this.#folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(unfinished, text);
      await rename(unfinished, join(this.#folder, name));
    } catch {
      await this.#remove(unfinished);
    }
    const abandoned = (await this.#filesByAge('.tmp')).filter(({ mtimeMs }) => Date.now() - mtimeMs > ABANDONED);
    const surplus = (await this.#filesByAge('.jsonl')).slice(MOST_ENTRIES);
    for (const file of [...abandoned, ...surplus]) await this.#remove(join(this.#folder, file.name));
  }

  /** Removes what was put there or changed since `list`: it may be the work of a test that ran. */
  async removeForeign(): Promise<void> {
    for (const { name, version } of await this.#filesByAge('.jsonl')) {
      if (this.#found.get(name) !== version) await this.#remove(join(this.#folder, name));
    }
  }

  /** Newest first. */
  async #filesByAge(extension: string): Promise<readonly EntryFile[]> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => name.endsWith(extension));
    const files: EntryFile[] = [];
    for (const name of names) {
      const stats = await stat(join(this.#folder, name), { bigint: true }).catch(() => undefined);
      if (stats === undefined) continue;
      // No program can set the time of the last change of a file's facts.
      const version = [stats.ino, stats.size, stats.ctimeNs].join(' ');
      files.push({ name, version, mtimeMs: Number(stats.mtimeMs) });
    }
    return files.sort((left, right) => right.mtimeMs - left.mtimeMs);
  }

  async #remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface EntryFile {
  readonly name: string;
  /** Another one for every change of the file. */
  readonly version: string;
  readonly mtimeMs: number;
}

async function firstLine(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    for await (const line of file.readLines()) return line;
  } catch {
    // As if it were not there.
  }
  return undefined;
}
