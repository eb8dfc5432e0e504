import type { Parcel } from '../../src/rates';

export const small: Parcel = { width: 10, height: 10, depth: 10, grams: 900 };

export const parcel = (width: number, height: number, depth: number, grams = 500): Parcel => ({
  width,
  height,
  depth,
  grams,
});
