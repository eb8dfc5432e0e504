export interface Shown {
  textContent: string | null;
}

export function showCount(badge: Shown, count: number): void {
  badge.textContent = count > 99 ? '99+' : String(count);
}
