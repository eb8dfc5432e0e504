/** Cents. */
export const FREE_FROM = 5000;
const FEES = { standard: 450, express: 990 } as const;

export interface Line {
  price: number;
  quantity: number;
}

export class Basket {
  #lines: Line[] = [];
  label = 'basket';
  describe = (): string => `${this.label} of ${this.#lines.length}`;

  add(line: Line): this {
    if (line.quantity < 1) throw new RangeError('a line has at least one piece');
    this.#lines.push(line);
    return this;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  total(): number {
    return this.#lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  }

  static of(...lines: Line[]): Basket {
    const basket = new Basket();
    for (const line of lines) basket.add(line);
    return basket;
  }
}

export function shippingFee(total: number, { express = false }: { express?: boolean } = {}): number {
  if (total >= FREE_FROM) return 0;
  return express ? FEES.express : FEES.standard;
}

export const checkout = async (
  basket: Basket,
  pay: (cents: number) => Promise<string>,
): Promise<{ receipt: string; cents: number }> => {
  const cents = basket.total() + shippingFee(basket.total());
  const receipt = await pay(cents);
  return { receipt, cents };
};

export async function payTwice(pay: (cents: number) => Promise<string>, cents: number): Promise<string[]> {
  const first = await pay(cents);
  const second = await pay(cents);
  return [first, second];
}

export function* steps(count: number): Generator<number> {
  for (let step = 1; step <= count; step += 1) yield step;
}

export default function grandTotal(baskets: readonly Basket[]): number {
  let sum = 0;
  for (const basket of baskets) {
    sum += basket.total();
  }
  return sum;
}
