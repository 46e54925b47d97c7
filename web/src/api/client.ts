// Requests to a node. Every failure is one of two: a Problem the node explains, or Unreachable.
import type { Reason } from './types.ts';

export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly field: string | undefined;
  readonly reasons: Reason[];

  constructor(status: number, body: { title?: string; detail?: string; field?: string; reasons?: Reason[] }) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.field = body.field;
    this.reasons = body.reasons ?? [];
  }
}

/** No answer came: the network, or the node, is away. What was typed is still there. */
export class Unreachable extends Error {}

export interface RequestOptions {
  body?: unknown;
  /** Instead of a body: a text as it is. */
  file?: { text: string; type: string };
  /** "Status TOKEN" of a reporter, "Hold CODE" of a person held. */
  authorization?: string;
  /** Same key and body, same answer: a repeated click creates nothing twice. */
  idempotencyKey?: string;
  /** Another node's origin; without it, this node. Never sends cookies. */
  origin?: string;
  signal?: AbortSignal;
}

let csrfToken: string | undefined;
let onLoggedOut: (() => void) | undefined;

/** The session's token against forged requests; kept in memory only. */
export function useCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Called when a node says that the session has ended. */
export function whenLoggedOut(tell: () => void): void {
  onLoggedOut = tell;
}

export async function request<Answer>(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const answer = await send(method, path, options);
  const body = await readJson(answer);
  if (answer.ok) return body as Answer;
  if (answer.status === 401 && csrfToken && !options.authorization && !options.origin) onLoggedOut?.();
  throw new Problem(answer.status, (body ?? {}) as ConstructorParameters<typeof Problem>[1]);
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  const body = options.file?.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  if (body !== undefined) headers['Content-Type'] = options.file?.type ?? 'application/json';
  if (options.authorization) headers.Authorization = options.authorization;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  if (csrfToken && method !== 'GET' && !options.origin) headers['X-CSRF-Token'] = csrfToken;
  try {
    return await fetch((options.origin ?? '') + path, {
      method,
      headers,
      cache: 'no-store',
      credentials: options.origin ? 'omit' : 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Unreachable(path, { cause });
  }
}

async function readJson(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return answer.ok ? null : { detail: '' };
  }
}

/** A file that only this reader may have, so that no plain link can lead to it; made of a body when there is one. */
export async function fetchFile(path: string, options: RequestOptions = {}): Promise<Blob> {
  const answer = await send(options.body === undefined ? 'GET' : 'POST', path, options);
  if (answer.ok) return answer.blob();
  throw new Problem(answer.status, ((await readJson(answer)) ?? {}) as ConstructorParameters<typeof Problem>[1]);
}

export const get = <Answer>(path: string, options?: RequestOptions) => request<Answer>('GET', path, options);
export const post = <Answer>(path: string, body: unknown, options?: RequestOptions) =>
  request<Answer>('POST', path, { ...options, body });
export const put = <Answer>(path: string, body: unknown, options?: RequestOptions) =>
  request<Answer>('PUT', path, { ...options, body });

/** "/api/v1/reports?status=new", leaving out what is empty. */
export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}
