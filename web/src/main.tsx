// Starts the pages: asks the node who it is, then shows the page of the path. One bundle serves every node.
import { Component, render, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import './styles/index.css';
import { get, whenLoggedOut } from './api/client.ts';
import type { NodeInfo, Session } from './api/types.ts';
import { isPageOf, takeLanguage, withLanguage } from './app/carried_language.ts';
import { AppContext, kindOf, type App } from './app/context.ts';
import { findRoute, type PageProps, type Route } from './app/routes.ts';
import { followLink, usePlace } from './app/router.ts';
import { endSession, findSession, forgetSession, keepSession } from './app/session.ts';
import { Shell } from './app/shell.tsx';
import { loadWords, preferredLanguage, setLanguage, t, type Language } from './i18n/index.ts';
import { Failure, Loading, Page } from './ui/parts.tsx';
import { NotFound } from './app/not_found.tsx';

interface Shown { page: ComponentType<PageProps>; parameters: Record<string, string>; path: string }

const pages = new Map<Route, ComponentType<PageProps>>();

/** Fetches a page's code and words. */
async function prepare(route: Route): Promise<void> {
  const [module] = await Promise.all([route.load(), loadWords(route.rooms)]);
  pages.set(route, module.default);
}

function Root({ node, first }: { node: NodeInfo; first: Session | null }) {
  const place = usePlace();
  const [session, setSession] = useState(first);
  const [, redraw] = useState(0);
  const app = useMemo<App>(
    () => ({
      node,
      session,
      enter: (entered) => setSession(keepSession(entered)),
      leave: async () => {
        await endSession();
        setSession(null);
      },
    }),
    [node, session],
  );
  useEffect(() => whenLoggedOut(() => setSession(forgetSession())), []);
  useEffect(() => {
    document.addEventListener('click', followLink);
    return () => document.removeEventListener('click', followLink);
  }, []);
  useEffect(() => sendLanguageAlong(node), [node]);

  const found = findRoute(place.path, kindOf(node));
  const target = found?.route.isPrivate && !session ? findRoute('/inloggen', kindOf(node)) : found;
  const page = target ? <RoutedPage route={target.route} parameters={target.parameters} path={place.path} /> : <NotFound />;
  const isEmbedded = target?.route.isEmbedded === true;
  return (
    <AppContext.Provider value={app}>
      {isEmbedded ? <main id="main">{page}</main> : <Shell place={place} onLanguage={() => redraw((n) => n + 1)}>{page}</Shell>}
    </AppContext.Provider>
  );
}

/** The page of the path; the page before stays until the new one's code is there. */
function RoutedPage({ route, parameters, path }: { route: Route; parameters: Record<string, string>; path: string }) {
  const last = useRef<Shown | null>(null);
  const [, redraw] = useState(0);
  const [failure, setFailure] = useState<{ of: Route; error: unknown } | null>(null);
  const page = pages.get(route);
  if (page) last.current = { page, parameters, path };
  useEffect(() => {
    if (pages.has(route)) return;
    prepare(route).then(() => redraw((n) => n + 1), (error: unknown) => setFailure({ of: route, error }));
  }, [route]);
  if (failure?.of === route) return <Page title={t('fail.ours.title')}><Failure error={failure.error} onRetry={() => location.reload()} /></Page>;
  const shown = last.current;
  if (!shown) return <div class="page"><Loading /></div>;
  return <Guard key={shown.path}><shown.page parameters={shown.parameters} /></Guard>;
}

/** A mistake of ours in one page does not take the frame with it. */
class Guard extends Component<{ children: ComponentChildren }, { error: unknown }> {
  override state = { error: null as unknown };
  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override componentDidCatch(error: unknown) {
    console.error(error);
  }
  override render() {
    if (!this.state.error) return this.props.children;
    return <Page title={t('fail.ours.title')}><Failure error={this.state.error} onRetry={() => location.reload()} /></Page>;
  }
}

/** Links to other nodes' pages carry the language in which this one is read, however they are opened. */
function sendLanguageAlong(node: NodeInfo): () => void {
  const origins = node.partners.flatMap((partner) => (partner.origin && partner.origin !== location.origin ? [partner.origin] : []));
  const mark = (event: Event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
    if (link && isPageOf(origins, link.href)) link.href = withLanguage(link.href);
  };
  const ways = ['click', 'auxclick', 'contextmenu'];
  ways.forEach((way) => document.addEventListener(way, mark));
  return () => ways.forEach((way) => document.removeEventListener(way, mark));
}

/** The language that another node's page sent along, once; else the one of this browser. */
function firstLanguage(): Language {
  const { language, rest } = takeLanguage(location.href);
  if (language) history.replaceState(history.state, '', rest);
  return language ?? preferredLanguage();
}

async function start(): Promise<void> {
  const page = document.getElementById('page')!;
  await setLanguage(firstLanguage());
  await loadWords(['shell']);
  try {
    const [node, session] = await Promise.all([get<NodeInfo>('/api/v1/node'), findSession()]);
    const first = findRoute(location.pathname, kindOf(node));
    const isClosed = first?.route.isPrivate && !session;
    if (first) await prepare((isClosed && findRoute('/inloggen', kindOf(node))?.route) || first.route);
    render(<Root node={node} first={session} />, page);
  } catch (error) {
    render(<main class="utrecht-document"><Page title={t('fail.start.title')}><Failure error={error} onRetry={() => location.reload()} /></Page></main>, page);
  }
}

void start();
