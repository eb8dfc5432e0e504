import type { Member } from '../../src/members';

export const member = (over: Partial<Member> = {}): Member => ({
  id: 'm-1',
  name: 'Mo',
  total: 4_200,
  balance: 1_700,
  ...over,
});
