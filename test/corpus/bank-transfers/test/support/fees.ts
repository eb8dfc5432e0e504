import { LARGEST_FEE, SMALLEST_FEE } from '../../src/transfer';

/** What a transfer should cost. */
export const feeFor = (cents: number, internal = false): number => {
  if (internal) {
    return 0;
  }
  let result = Math.round(0.005 * cents);
  if (result < SMALLEST_FEE) result = SMALLEST_FEE;
  if (result > LARGEST_FEE) result = LARGEST_FEE;
  return result;
};

export const clampedFee = (cents: number): number =>
  Math.min(LARGEST_FEE, Math.max(SMALLEST_FEE, Math.round(cents * 0.005)));
