// Reading from a node inside a page.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, withQuery, type RequestOptions } from '../api/client.ts';
import type { Page } from '../api/types.ts';

export interface Loaded<Value> {
  value: Value | undefined;
  error: unknown;
  isLoading: boolean;
  reload: () => void;
  /** Puts a newer answer in place without asking again. */
  replace: (value: Value) => void;
}

/** Asks `path` (null: does not ask yet), again whenever it changes. An answer that comes too late is dropped. */
export function useGet<Value>(path: string | null, options?: RequestOptions): Loaded<Value> {
  const [state, setState] = useState<{ value?: Value; error?: unknown; isLoading: boolean }>({ isLoading: path !== null });
  const [turn, setTurn] = useState(0);
  const { authorization, origin } = options ?? {};
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    setState((before) => ({ ...before, error: undefined, isLoading: true }));
    get<Value>(path, { ...(authorization ? { authorization } : {}), ...(origin ? { origin } : {}), signal: abort.signal }).then(
      (value) => setState({ value, isLoading: false }),
      (error: unknown) => abort.signal.aborted || setState({ error, isLoading: false }),
    );
    return () => abort.abort();
  }, [path, authorization, origin, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const replace = useCallback((value: Value) => setState({ value, isLoading: false }), []);
  return { value: state.value, error: state.error, isLoading: state.isLoading, reload, replace };
}

export interface PagedList<Item> {
  items: Item[];
  hasMore: boolean;
  isLoading: boolean;
  isFirst: boolean;
  error: unknown;
  more: () => void;
  reload: () => void;
  /** Puts what became of an item in its place, so that the person still sees it. */
  change: (isMeant: (item: Item) => boolean, changed: Partial<Item>) => void;
}

/** A list that is paged by key: `more` adds the next page below. `cursor` names the query parameter. */
export function useList<Item>(path: string, query: Record<string, string | number | undefined> = {}, cursor = 'after'): PagedList<Item> {
  const base = withQuery(path, { limit: 50, ...query });
  const [state, setState] = useState<{ items: Item[]; next: string | null; isLoading: boolean; isFirst: boolean; error?: unknown }>({ items: [], next: null, isLoading: true, isFirst: true });
  const [turn, setTurn] = useState(0);
  const current = useRef(0);

  const ask = useCallback(
    async (from: string | null, before: Item[]) => {
      const mine = ++current.current;
      setState((old) => ({ ...old, error: undefined, isLoading: true, isFirst: from === null }));
      try {
        const page = await get<Page<Item>>(from === null ? base : `${base}&${cursor}=${encodeURIComponent(from)}`);
        if (mine !== current.current) return;
        setState({ items: [...before, ...page.items], next: page.next === undefined || page.next === null ? null : String(page.next), isLoading: false, isFirst: false });
      } catch (error) {
        if (mine === current.current) setState((old) => ({ ...old, isLoading: false, isFirst: false, error }));
      }
    },
    [base, cursor],
  );
  useEffect(() => {
    void ask(null, []);
    return () => void current.current++;
  }, [ask, turn]);
  return {
    items: state.items,
    hasMore: state.next !== null,
    isLoading: state.isLoading,
    isFirst: state.isFirst,
    error: state.error,
    more: () => void ask(state.next, state.items),
    reload: () => setTurn((n) => n + 1),
    change: (isMeant, changed) => setState((old) => ({ ...old, items: old.items.map((item) => (isMeant(item) ? { ...item, ...changed } : item)) })),
  };
}

/** An act the person asked for: says whether it is under way and what went wrong. */
export function useAct<Arguments extends unknown[]>(act: (...given: Arguments) => Promise<void>): { run: (...given: Arguments) => void; isBusy: boolean; error: unknown; clear: () => void } {
  const [state, setState] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const isUnderWay = useRef(false);
  const run = (...given: Arguments) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setState({ isBusy: true });
    act(...given).then(
      () => { isUnderWay.current = false; setState({ isBusy: false }); },
      (error: unknown) => { isUnderWay.current = false; setState({ isBusy: false, error }); },
    );
  };
  return { run, isBusy: state.isBusy, error: state.error, clear: () => setState({ isBusy: false }) };
}

/** One idempotency key for as long as the form stands. `next` draws another after it succeeded. */
export function useKey(): { key: string; next: () => void } {
  const held = useRef(crypto.randomUUID() as string);
  return { get key() { return held.current; }, next: () => { held.current = crypto.randomUUID(); } };
}
