/** Which file of the project a call reads. */
import { posix } from 'node:path';
import { filePath, type FilePath } from '../../model/ids.ts';
import { chainOf } from '../assertions/chains.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import type { CallTerm, Term } from '../terms/term.ts';

const FILE_SYSTEM = /^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs|memfs)$/;
const READING = /^(?:readFile|readFileSync|createReadStream|readTextFile|readTextFileSync|file|readJson|readJsonSync)$/;

/** The file, if the call reads one whose path is known; `from` is the file that the call is written in. */
export function fileReadBy(call: CallTerm, from: FilePath): FilePath | undefined {
  const [target] = call.args;
  const path = target !== undefined && isReading(call) ? pathOf(target, from) : undefined;
  return path === undefined ? undefined : filePath(posix.resolve('/', path).slice(1));
}

function isReading({ callee }: CallTerm): boolean {
  if (!READING.test(nameOf(callee))) return false;
  const { root } = chainOf(callee);
  return root.kind === 'dependency'
    ? FILE_SYSTEM.test(root.specifier)
    : /^(?:Bun|Deno)\./.test(globalPath(callee) ?? '');
}

const nameOf = (callee: Term): string => propertyName(callee) ?? (callee.kind === 'dependency' ? callee.name : '');

/** A path as text, the project's root being `/`; `undefined` when it is not known. */
function pathOf(term: Term, from: FilePath): string | undefined {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string' ? term.value : undefined;
    case 'global':
      return term.name === '__dirname'
        ? `/${posix.dirname(from)}`
        : term.name === '__filename'
          ? `/${from}`
          : undefined;
    case 'operation':
      return isOperation(term, 'concat') ? joined(term.operands, from, (parts) => parts.join('')) : undefined;
    case 'member':
      return pathOfMember(term, from);
    case 'call':
      return pathOfCall(term, from);
    default:
      return undefined;
  }
}

function joined(
  terms: readonly Term[],
  from: FilePath,
  join: (parts: readonly string[]) => string,
): string | undefined {
  const parts = terms.map((term) => pathOf(term, from));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? join(known) : undefined;
}

/** `import.meta.url`, `import.meta.dirname`, `url.pathname`. */
function pathOfMember(term: Extract<Term, { kind: 'member' }>, from: FilePath): string | undefined {
  const name = propertyName(term);
  if (name === 'pathname' || name === 'href') return pathOf(term.object, from);
  if (term.object.kind !== 'dependency' || term.object.specifier !== 'import') return undefined;
  if (name === 'dirname') return `/${posix.dirname(from)}`;
  return name === 'url' || name === 'filename' ? `/${from}` : undefined;
}

function pathOfCall({ callee, args, isNew }: CallTerm, from: FilePath): string | undefined {
  const path = globalPath(callee);
  if (path === 'process.cwd') return '/';
  if (isNew)
    return path === 'URL'
      ? joined(args, from, ([target = '', base = '/']) => posix.resolve(posix.dirname(base), target))
      : undefined;
  switch (nameOf(callee)) {
    case 'join':
      return joined(args, from, (parts) => posix.join(...parts));
    case 'resolve':
      return joined(args, from, (parts) => posix.resolve('/', ...parts));
    case 'dirname':
      return joined(args, from, ([part = '']) => posix.dirname(part));
    case 'fileURLToPath':
    case 'normalize':
      return joined(args, from, ([part = '']) => part);
    default:
      return undefined;
  }
}
