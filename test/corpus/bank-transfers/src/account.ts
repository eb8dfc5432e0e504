/** Amounts are whole cents. */
export interface Account {
  id: string;
  owner: string;
  bank: string;
  balance: number;
  /** How far the balance may go below zero. */
  overdraft: number;
}

export interface AccountRepository {
  find(id: string): Promise<Account | undefined>;
  save(account: Account): Promise<void>;
}

export class AccountNotFound extends Error {
  override name = 'AccountNotFound';
}

export class InsufficientFunds extends Error {
  override name = 'InsufficientFunds';
}

export class InvalidAmount extends Error {
  override name = 'InvalidAmount';
}

export function available(account: Account): number {
  return account.balance + account.overdraft;
}

/** What a customer may see of an account number. */
export function maskIban(iban: string): string {
  const compact = iban.replaceAll(' ', '');
  const hidden = '*'.repeat(compact.length - 8);
  return `${compact.slice(0, 4)}${hidden}${compact.slice(-4)}`;
}

/** Interest for one month in whole cents. */
export function monthlyInterest(balance: number, annualPercent: number): number {
  return Math.round((balance * annualPercent) / 1200);
}
