import type { Node } from '@babel/types';

/** Whether a call looks like `expect(…).…` or `assert…`. */
export function mayAssert(callee: Node): boolean {
  let node = callee;
  let isExpected = false;
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') {
    isExpected ||= node.type === 'CallExpression';
    node = node.type === 'MemberExpression' ? node.object : node.callee;
  }
  if (node.type !== 'Identifier') return false;
  return node.name === 'assert' || (node.name === 'expect' && isExpected && callee.type === 'MemberExpression');
}
