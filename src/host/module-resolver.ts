/** Which file of the examined project an import means. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';
import { filePath, type FilePath } from '../model/ids.ts';

/** `undefined` for dependencies, for what is built into Node, and for what is not there. */
export type ModuleResolver = (from: FilePath, specifier: string) => FilePath | undefined;

/** An alias of Vite's, which counts for the files of a folder. */
interface Alias {
  /** Relative to the root, ending in `/`; empty for the root itself. */
  readonly folder: string;
  readonly find: string | RegExp;
  /** Absolute, or relative to the folder. */
  readonly replacement: string;
}

const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const OPTIONS: NapiResolveOptions = {
  extensions: [...TYPESCRIPT, '.js', '.jsx', '.mjs', '.cjs', '.json'],
  // TypeScript writes the extension that the file will have.
  extensionAlias: {
    '.js': ['.js', '.ts', '.tsx'],
    '.jsx': ['.jsx', '.tsx'],
    '.mjs': ['.mjs', '.mts'],
    '.cjs': ['.cjs', '.cts'],
  },
  conditionNames: ['node', 'import', 'module', 'development', 'default', 'require'],
};

/**
 * Knows relative paths, Vite's aliases, `paths` of the nearest tsconfig.json, a package's `imports`, the packages of a workspace, and paths
 * from the root, as `readFile` takes them. Remembers its answers: the files may not change meanwhile.
 */
export function moduleResolver(root: string, aliases: readonly Alias[]): ModuleResolver {
  const realRoot = realpathSync(root);
  const known = new Map<string, FilePath | undefined>();
  const search = new Search(realRoot, aliases);
  return (from, specifier) => {
    const key = `${dirname(from)}\n${specifier}`;
    if (!known.has(key)) known.set(key, inside(realRoot, search.find(from, specifier.replace(/[?#].*$/, stripped))));
    return known.get(key);
  };
}

/** A query belongs to Vite; a `#` at the very beginning is a package's own import. */
const stripped = (rest: string, at: number): string => (at === 0 ? rest : '');

class Search {
  readonly #root: string;
  readonly #aliases: readonly Alias[];
  readonly #plain = new ResolverFactory(OPTIONS);
  /** By folder. */
  readonly #resolvers = new Map<string, ResolverFactory>();

  constructor(root: string, aliases: readonly Alias[]) {
    this.#root = root;
    this.#aliases = aliases;
  }

  /** The absolute path, through all symbolic links. */
  find(from: FilePath, specifier: string): string | undefined {
    const folder = join(this.#root, dirname(from));
    const asked = this.#unaliased(from, specifier);
    if (asked.startsWith('.') || isAbsolute(asked)) {
      return this.#plain.sync(folder, asked).path ?? this.#fromRoot(asked);
    }
    return (
      this.#resolverFor(folder).sync(folder, asked).path ??
      this.#plain.sync(folder, asked).path ??
      this.#fromRoot(asked)
    );
  }

  #unaliased(from: FilePath, specifier: string): string {
    const alias = this.#aliases.find(({ folder, find }) => from.startsWith(folder) && begins(specifier, find));
    if (alias === undefined) return specifier;
    const { find, replacement } = alias;
    const path =
      typeof find === 'string' ? replacement + specifier.slice(find.length) : specifier.replace(find, replacement);
    const base = join(this.#root, alias.folder);
    // `/src` means a folder of the root, unless it is spelt from the root of the machine.
    return path.startsWith(this.#root) ? path : join(base, path);
  }

  /** With the `paths` of the nearest tsconfig.json, whatever files that includes: tests are often left out of it. */
  #resolverFor(folder: string): ResolverFactory {
    const known = this.#resolvers.get(folder);
    if (known !== undefined) return known;
    const configFile = join(folder, 'tsconfig.json');
    let resolver = this.#plain;
    if (existsSync(configFile))
      resolver = new ResolverFactory({ ...OPTIONS, tsconfig: { configFile, references: 'auto' } });
    else if (folder !== this.#root && folder !== dirname(folder)) resolver = this.#resolverFor(dirname(folder));
    this.#resolvers.set(folder, resolver);
    return resolver;
  }

  #fromRoot(specifier: string): string | undefined {
    const path = join(this.#root, specifier);
    return /\.\w+$/.test(specifier) && statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
  }
}

function begins(specifier: string, find: string | RegExp): boolean {
  if (typeof find !== 'string') return find.test(specifier);
  return specifier === find || specifier.startsWith(find.endsWith('/') ? find : `${find}/`);
}

function inside(root: string, path: string | undefined): FilePath | undefined {
  if (path === undefined) return undefined;
  const place = relative(root, path).split(sep);
  return place[0] === '..' || place.includes('node_modules') || isAbsolute(place.join(sep))
    ? undefined
    : filePath(place.join('/'));
}
