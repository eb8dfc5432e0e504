import type { Account, AccountRepository } from '../../src/account';

export class MemoryRepository implements AccountRepository {
  readonly accounts = new Map<string, Account>();

  constructor(accounts: Account[]) {
    for (const account of accounts) this.accounts.set(account.id, account);
  }

  async find(id: string): Promise<Account | undefined> {
    return this.accounts.get(id);
  }

  async save(account: Account): Promise<void> {
    this.accounts.set(account.id, account);
  }

  balance(id: string): number {
    return this.accounts.get(id)?.balance ?? Number.NaN;
  }

  get total(): number {
    return [...this.accounts.values()].reduce((sum, account) => sum + account.balance, 0);
  }
}

export const account = (id: string, over: Partial<Account> = {}): Account => ({
  id,
  owner: `owner of ${id}`,
  bank: 'North',
  balance: 10_000,
  overdraft: 0,
  ...over,
});
