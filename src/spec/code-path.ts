/** `path`, `glob` or `path#name`, as a spec's `code` field holds it. */

export interface CodePathFault {
  readonly message: string;
  readonly hint: string | undefined;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/** Why the text cannot be a code reference; `undefined` when it can. */
export function codePathFault(reference: string): CodePathFault | undefined {
  const { path, name } = splitCodePath(reference);
  if (path === '') return { message: 'A code reference starts with a path.', hint: 'src/pricing.ts#total' };
  if (path.includes('\\')) {
    return { message: 'A path is written with `/` on every platform.', hint: reference.replaceAll('\\', '/') };
  }
  if (/^(?:\/|~|[A-Za-z][A-Za-z+.-]*:)/.test(path)) {
    return { message: 'A path is relative to the folder that holds `specs/`.', hint: 'src/pricing.ts' };
  }
  if (leavesProject(path))
    return { message: 'This path leaves the folder that holds `specs/`.', hint: 'src/pricing.ts' };
  if (name !== undefined && !NAME.test(name)) {
    const hint = `${path}#name, or ${path}#Class.method`;
    return { message: `\`#${name}\` is no name of a declaration.`, hint };
  }
  return undefined;
}

/** The path without `.` and `..` segments. */
export function splitCodePath(reference: string): { readonly path: string; readonly name: string | undefined } {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  return { path: normalised(path.trim()), name: hash === -1 ? undefined : reference.slice(hash + 1).trim() };
}

function normalised(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    const canGoUp = segments.length > 0 && segments.at(-1) !== '..' && segments.at(-1) !== '';
    if (segment === '..' && canGoUp) segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

const leavesProject = (path: string): boolean => path.split('/').includes('..');
