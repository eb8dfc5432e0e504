// Imported by the package's own name, and reads what Vite puts into the environment.
export function taxed(amount: number, rate: number): string {
  return `${amount + rate} ${import.meta.env['SHOP_CURRENCY']}`;
}

export const isTest = import.meta.env.MODE === 'test';
