export type Listener<T> = (payload: T) => void;

/** A listener that throws must not stop the others: its error goes to the log. */
export class Emitter<Events extends Record<string, unknown>> {
  private readonly listeners = new Map<keyof Events, Listener<never>[]>();
  readonly errors: unknown[] = [];

  on<K extends keyof Events>(event: K, listener: Listener<Events[K]>): () => void {
    const list = this.listeners.get(event) ?? [];
    list.push(listener as Listener<never>);
    this.listeners.set(event, list);
    return () => {
      this.listeners.set(
        event,
        (this.listeners.get(event) ?? []).filter((one) => one !== listener),
      );
    };
  }

  emit<K extends keyof Events>(event: K, payload: Events[K]): number {
    let reached = 0;
    for (const listener of this.listeners.get(event) ?? []) {
      try {
        (listener as Listener<Events[K]>)(payload);
        reached += 1;
      } catch (error) {
        this.errors.push(error);
      }
    }
    return reached;
  }
}
