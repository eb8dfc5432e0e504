import type { Order } from './transfer';

const trail: string[] = [];

export function recordTransfer(order: Order, fee: number): void {
  trail.push(`${order.from}>${order.to}:${order.amount}+${fee}`);
}

export const auditTrail = (): readonly string[] => trail;
