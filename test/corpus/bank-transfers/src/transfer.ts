import { AccountNotFound, InsufficientFunds, InvalidAmount, available, type AccountRepository } from './account';
import { recordTransfer } from './audit';

export const SMALLEST_FEE = 25;
export const LARGEST_FEE = 900;

export interface Order {
  from: string;
  to: string;
  amount: number;
}

export interface Receipt extends Order {
  fee: number;
  remaining: number;
}

/** Half a percent to another bank, within two bounds; nothing within the bank. */
export function transferFee(amount: number, sameBank: boolean): number {
  if (sameBank) return 0;
  const fee = Math.round(amount * 0.005);
  return Math.min(Math.max(fee, SMALLEST_FEE), LARGEST_FEE);
}

export async function transfer(repository: AccountRepository, order: Order): Promise<Receipt> {
  const { from, to, amount } = order;
  if (!Number.isInteger(amount) || amount <= 0) throw new InvalidAmount(`not an amount: ${amount}`);
  const source = await repository.find(from);
  if (!source) throw new AccountNotFound(`no account ${from}`);
  const target = await repository.find(to);
  if (!target) throw new AccountNotFound(`no account ${to}`);

  const fee = transferFee(amount, source.bank === target.bank);
  const remaining = source.balance - amount - fee;
  if (available(source) < amount + fee) {
    throw new InsufficientFunds(`${from} lacks ${amount + fee - available(source)}`);
  }
  await repository.save({ ...source, balance: remaining });
  await repository.save({ ...target, balance: target.balance + amount });
  recordTransfer(order, fee);
  return { ...order, fee, remaining };
}
