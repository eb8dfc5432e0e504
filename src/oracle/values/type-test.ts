import type { Node } from '@babel/types';
import type { Confidence } from '../../model/finding.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { globalPath } from '../terms/build-call.ts';
import { isOperation } from '../terms/build-operation.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { DeclaredTerm, FunctionTerm, Term } from '../terms/term.ts';
import { declaredType, nameOf } from './declared-type.ts';

const ERROR_NAME = /Error$|Exception$/;

/**
 * How sure it is that being of a class says nothing of a value; `undefined` where it says something: which error was thrown, or
 * which of several classes was chosen.
 */
export function typeTestConfidence(actual: Term, type: Term, context: OracleContext): Confidence | undefined {
  if (isError(type, context) || someTerm(actual, isCaught)) return undefined;
  if (globalPath(type) !== undefined) return 'certain';
  if (type.kind === 'function' && isMadeBy(actual, type)) return 'certain';
  return type.kind === 'declared' ? ownClassConfidence(actual, type, context) : 'possible';
}

function ownClassConfidence(actual: Term, type: DeclaredTerm, context: OracleContext): Confidence | undefined {
  if (actual.kind === 'call' && actual.isNew) return actual.callee.key === type.key ? 'certain' : undefined;
  if (actual.kind === 'call' && isMadeBy(context.unfold(actual), type)) return 'likely';
  const declared = declaredType(actual, context)?.node;
  return declared?.type === 'TSTypeReference' && nameOf(declared) === type.name ? 'likely' : 'possible';
}

const isMadeBy = (made: Term | undefined, type: DeclaredTerm | FunctionTerm): boolean =>
  made?.kind === 'call' && made.isNew && made.callee.key === type.key;

const isCaught = (term: Term): boolean => isOperation(term, 'caught') || isOperation(term, 'throw');

function isError(type: Term, context: OracleContext): boolean {
  const path = globalPath(type);
  if (path !== undefined) return ERROR_NAME.test(path);
  if (type.kind === 'dependency') return ERROR_NAME.test(type.name);
  return type.kind === 'declared' && (ERROR_NAME.test(type.name) || extendsError(context.declarationOf(type)?.node));
}

function extendsError(node: Node | undefined): boolean {
  if (node?.type !== 'ClassDeclaration' && node?.type !== 'ClassExpression') return false;
  return node.superClass?.type === 'Identifier' && ERROR_NAME.test(node.superClass.name);
}
