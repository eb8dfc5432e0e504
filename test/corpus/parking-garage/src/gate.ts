export async function openGate(id: string): Promise<boolean> {
  const answer = await fetch(`http://gates.local/${id}/open`, { method: 'POST' });
  return answer.ok;
}
