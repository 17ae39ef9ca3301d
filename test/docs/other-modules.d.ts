// What the examples import and this repository does not install: the reader's own modules.
declare module '@/lib/sessions' {
  export function sessionOf(cookie: string | null): Promise<{
    id: string;
    name: string;
    email: string;
    verified: boolean;
  } | null>;
}
declare module 'react' {
  // biome-ignore lint/suspicious/noConfusingVoidType: an effect may return nothing, as in React's own types
  export function useEffect(effect: () => void | (() => void), dependencies: unknown[]): void;
  export function useSyncExternalStore<Snapshot>(
    subscribe: (listener: () => void) => () => void,
    snapshot: () => Snapshot,
    serverSnapshot?: () => Snapshot,
  ): Snapshot;
}
declare module 'vue' {
  export interface Ref<Value> {
    value: Value;
  }
  export function shallowRef<Value>(value: Value): Ref<Value>;
  export function watchEffect(effect: () => void): () => void;
  export function onUnmounted(hook: () => void): void;
}
