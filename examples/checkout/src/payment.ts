import type { Cents } from './money.ts';

export interface Payment {
  readonly approved: boolean;
  readonly reference: string;
}

/** Asks the bank. */
export async function charge(card: string, amount: Cents): Promise<Payment> {
  const response = await fetch('https://bank.example/charges', {
    method: 'POST',
    body: JSON.stringify({ card, amount }),
  });
  if (!response.ok) throw new Error(`The bank answers ${response.status}`);
  return response.json();
}
