import { book } from './ledger';
import { TIERS, tierOf, type TierName } from './points';

export interface Member {
  id: string;
  name: string;
  total: number;
  balance: number;
}

export interface MemberSource {
  byId(id: string): Promise<Member>;
}

export interface Statement {
  name: string;
  tier: TierName;
  balance: number;
  /** Points that are missing to the next tier; 0 in the highest. */
  missing: number;
}

export async function statementFor(id: string, members: MemberSource): Promise<Statement> {
  const { name, total, balance } = await members.byId(id);
  const higher = TIERS.filter((tier) => tier.from > total).at(-1);
  return { name, tier: tierOf(total), balance, missing: higher ? higher.from - total : 0 };
}

export interface Redemption {
  balance: number;
  /** In euros. */
  voucher: number;
}

export function redeem(member: Member, points: number): Redemption {
  if (points <= 0 || points % 500 !== 0) throw new RangeError('points are redeemed by the 500');
  if (points > member.balance) throw new RangeError(`${member.balance} points are not enough`);
  book({ member: member.id, change: -points });
  return { balance: member.balance - points, voucher: points / 100 };
}
