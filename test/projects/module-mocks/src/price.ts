// The code under test; what it depends on is mocked or not.
import { baseRate, surcharge } from './rates.ts';

export function taxed(amount: number): number {
  return amount + baseRate();
}

export function delivered(amount: number): number {
  return amount + surcharge(amount) + baseRate();
}

export function discounted(amount: number, isMember: boolean): number {
  return isMember ? amount - 5 : amount;
}
