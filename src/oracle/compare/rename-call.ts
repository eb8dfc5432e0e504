/** Functions that are known under several names, under one. */
import { call, globalPath, pureCall } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { global, literal, makeMember } from '../terms/make-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';

const GLOBAL_ALIASES: ReadonlyMap<string, string> = new Map([
  ['Number.isNaN', 'isNaN'],
  ['Number.parseFloat', 'parseFloat'],
  ['Number.parseInt', 'parseInt'],
  ['Number.isFinite', 'isFinite'],
]);
const METHOD_ALIASES: ReadonlyMap<string, string> = new Map([
  ['substring', 'slice'],
  ['substr', 'slice'],
  ['toSorted', 'sort'],
  ['toReversed', 'reverse'],
  ['toUTCString', 'toGMTString'],
]);

/** Functions under their shorter name; the time is the time, whenever it is asked for. */
export function renamedCall(term: CallTerm): Term {
  const path = globalPath(term.callee);
  const alias = path === undefined ? undefined : GLOBAL_ALIASES.get(path);
  if (alias !== undefined) return call({ ...term, callee: global(alias) });
  if (path !== undefined && term.epoch !== undefined) return call({ ...term, epoch: undefined });
  const method = METHOD_ALIASES.get(propertyName(term.callee) ?? '');
  if (term.callee.kind === 'member' && propertyName(term.callee) === 'match') return executed(term, term.callee.object);
  if (method === undefined || term.callee.kind !== 'member') return term;
  return call({ ...term, callee: makeMember(term.callee.object, literal(method)) });
}

/** `text.match(/x/)` is `/x/.exec(text)`, unless it asks for all matches. */
function executed(term: CallTerm, text: Term): Term {
  const [pattern, ...others] = term.args;
  const isOne = pattern?.kind === 'call' && pattern.callee.key === 'RegExp' && pattern.args.length === 1;
  return isOne && others.length === 0 ? pureCall(makeMember(pattern, literal('exec')), [text]) : term;
}
