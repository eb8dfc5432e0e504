/**
 * Whether a pattern may take for ever to fail: it repeats a group that can be gone through in several ways. A group is harmless when one
 * sign tells how each turn goes on: `(?:-[a-z]+)*`, `(?:[^"]|"")*`.
 */
export function mayTakeForEver(source: string): boolean {
  const open: number[] = [];
  for (const { 1: atom = '', 2: repeat = '', index } of source.matchAll(TOKEN)) {
    if (atom.startsWith('(')) open.push(index + atom.length);
    if (atom !== ')') continue;
    const body = source.slice(open.pop() ?? 0, index);
    if (/^[*+{]/.test(repeat) && isAmbiguous(body)) return true;
  }
  return false;
}

/** One sign, class or escape of a pattern, and how often it is repeated. */
const TOKEN =
  /(\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[^])([*+?]|\{\d+(?:,\d*)?\})?\??/gu;

interface Part {
  readonly atom: string;
  readonly isVariable: boolean;
}

/** Several ways through one turn, or through several turns, for the same text. */
function isAmbiguous(body: string): boolean {
  const parts = [...body.matchAll(TOKEN)].map(([, atom = '', repeat = '']) => ({
    atom,
    isVariable: repeat !== '' && !/^\{\d+\}$/.test(repeat),
  }));
  const hasWays = parts.some(({ atom, isVariable }) => isVariable || atom === '|');
  return hasWays && (parts.some(({ atom }) => atom.startsWith('(')) || !isTold(parts));
}

/** Whether the first sign of each way fits no other way, and ends what is repeated before it. */
function isTold(parts: readonly Part[]): boolean {
  const ways: Part[][] = [[]];
  for (const part of parts) {
    if (part.atom === '|') ways.push([]);
    else ways.at(-1)?.push(part);
  }
  const firsts = ways.map(([first]) => first);
  if (firsts.some((first) => first === undefined || first.isVariable)) return false;
  const signs = firsts.map((first) => signsOf(first?.atom ?? ''));
  const repeated = parts.filter(({ isVariable }) => isVariable).map(({ atom }) => signsOf(atom));
  return signs.every((one) =>
    [...signs.filter((other) => other !== one), ...repeated].every(
      (other) => one.size > 0 && one.isDisjointFrom(other),
    ),
  );
}

const SIGNS = 256;

/** The signs that an atom fits, of those that texts are made of; none for a place between signs. */
function signsOf(atom: string): ReadonlySet<number> {
  const pattern = new RegExp(`^(?:${atom})$`, 's');
  const all = Array.from({ length: SIGNS }, (_, code) => code);
  return new Set(/^(?:\^|\$|\\[bB])$/.test(atom) ? [] : all.filter((code) => pattern.test(String.fromCharCode(code))));
}
