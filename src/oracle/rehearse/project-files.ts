/** Files of the project that a test reads by their paths, the project's root being `/`. */
import { posix } from 'node:path';
import { filePath, type FilePath } from '../../model/ids.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { ProjectModules } from '../modules/project-modules.ts';
import { valueFrom } from './inspect.ts';
import { settledWith } from './promises.ts';
import type { Stage } from './stage.ts';
import { originTrail } from './trail.ts';
import { func, Func, List, Native, NOTHING, plain, Thing, type Value } from './values.ts';

export class ProjectFiles {
  readonly #stage: Stage;
  readonly #modules: ProjectModules;
  readonly #isSubject: (file: FilePath) => boolean;
  /** By the texts that were read. */
  readonly #read = new Map<string, FilePath>();

  constructor(stage: Stage, modules: ProjectModules, isSubject: (file: FilePath) => boolean) {
    this.#stage = stage;
    this.#modules = modules;
    this.#isSubject = isSubject;
  }

  /** What `node:fs` exports of reading; `undefined` for all else. */
  export(name: string): Value | undefined {
    switch (name) {
      case 'readFileSync':
        return func(name, ([path = NOTHING]) => this.#textAt(path));
      case 'readFile':
        return func(name, ([path = NOTHING, ...others]) => {
          if (others.some(({ raw }) => raw instanceof Func)) throw new NotEvaluable(name);
          return settledWith(true, this.#textAt(path));
        });
      case 'promises':
        return this.#asObject(['readFile']);
      case 'default':
      case '*':
        return this.#asObject(['readFileSync', 'readFile', 'promises']);
      default:
        return undefined;
    }
  }

  #asObject(names: readonly string[]): Value {
    return plain(names.reduce((made, name) => made.hide(name, this.export(name) ?? NOTHING), new Thing()));
  }

  #textAt({ raw }: Value): Value {
    const path = raw instanceof Native && raw.host instanceof URL ? raw.host.pathname : String(raw);
    const file = filePath(posix.resolve('/', path.replace(/^file:\/\//, '')).slice(1));
    const text = this.#modules.textOf(file);
    if (text === undefined || raw === undefined) throw new NotEvaluable(file);
    this.#read.set(text, file);
    return plain(text);
  }

  /** What a text of a file holds as data; `undefined` for any other text. */
  parsed(text: string): Value | undefined {
    const file = this.#read.get(text);
    return file === undefined ? undefined : this.dataOf(file);
  }

  /** What a file holds as data. Beside tests, its values are literals of theirs. */
  dataOf(file: FilePath): Value {
    const text = this.#modules.textOf(file) ?? 'null';
    const whole: unknown = JSON.parse(text);
    // Data lies where the code lies that it is for.
    const isOfCode = this.#isSubject(filePath(`${file}.ts`));
    return isOfCode || text.length > MOST ? valueFrom(whole) : this.#written(whole, `${file}:`);
  }

  #written(host: unknown, place: string): Value {
    if (typeof host === 'string' || typeof host === 'number' || typeof host === 'boolean')
      return { raw: this.#stage.literal(place, host), trail: originTrail(place) };
    if (Array.isArray(host))
      return plain(new List(host.map((item, index) => this.#written(item, `${place}/${index}`))));
    if (typeof host !== 'object' || host === null) return plain(host);
    const made = new Thing();
    for (const [key, part] of Object.entries(host)) made.put(key, this.#written(part, `${place}/${key}`));
    return plain(made);
  }
}

/** Signs. What is longer was made by a tool. */
const MOST = 20_000;

/** The place of a file, as `import.meta` tells it. */
export function metaOf(file: FilePath): Value {
  const unknown = new Func('meta', () => {
    throw new NotEvaluable('meta');
  });
  const made = new Thing()
    .put('url', plain(`file:///${file}`))
    .put('filename', plain(`/${file}`))
    .put('dirname', plain(`/${posix.dirname(file)}`));
  for (const name of ['env', 'glob', 'hot', 'resolve']) made.slots.set(name, { value: NOTHING, get: unknown });
  return plain(made);
}

/** What CommonJS calls a file and its folder; `undefined` for any other name. */
export function placeNamed(name: string, file: FilePath): Value | undefined {
  if (name === '__filename') return plain(`/${file}`);
  return name === '__dirname' ? plain(`/${posix.dirname(file)}`) : undefined;
}
