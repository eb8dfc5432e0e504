export enum Movement {
  Received = 'received',
  Shipped = 'shipped',
}

export interface AuditEntry {
  movement: Movement;
  sku: string;
  count: number;
}

const log: AuditEntry[] = [];

export function record(entry: AuditEntry): void {
  log.push(entry);
}

export function entries(): readonly AuditEntry[] {
  return log;
}
