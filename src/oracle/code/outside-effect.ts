import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import type { CallTerm } from '../terms/term.ts';
import type { Effect } from './function-effects.ts';

/** Whether calling something that is no code under test twice gives the same, by its name. */
export function outsideEffect({ callee, args, isNew }: CallTerm): Effect {
  if (isNew) return callee.key === 'Date' && args.length === 0 ? 'reads' : 'pure';
  const path = globalPath(callee);
  if (path !== undefined) return writesIf(IMPURE_GLOBAL.test(path));
  if (callee.kind === 'member') return writesIf(!BUILTIN_METHODS.has(propertyName(callee) ?? ''));
  return callee.kind === 'dependency' && !IMPURE_NAME.test(callee.name) ? 'reads' : 'writes';
}

const writesIf = (isImpure: boolean): Effect => (isImpure ? 'writes' : 'pure');

const IMPURE_GLOBAL =
  /^(?:Date\.now|performance\.|Math\.random|crypto\.|process\.|setTimeout|setInterval|fetch|queueMicrotask|console\.)/;
const IMPURE_NAME = /random|uuid|nanoid|now|^fn$|spyOn|mock/i;

/** Methods of texts, numbers, lists, maps and dates that change nothing. */
const BUILTIN_METHODS: ReadonlySet<string> = new Set(
  'at charAt charCodeAt codePointAt concat endsWith entries every exec filter find findIndex findLast flat flatMap forEach get getDate getDay getFullYear getHours getMinutes getMonth getSeconds getTime getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMinutes getUTCMonth has hasOwnProperty includes indexOf isSafeInteger join keys lastIndexOf localeCompare map match matchAll normalize padEnd padStart reduce reduceRight repeat replace replaceAll reverse search slice some sort split startsWith substring test toExponential toFixed toISOString toJSON toLocaleString toLocaleDateString toLowerCase toPrecision toReversed toSorted toSpliced toString toUpperCase trim trimEnd trimStart valueOf values with'.split(
    ' ',
  ),
);
