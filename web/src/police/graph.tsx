// The drawing of a case, with everything it says also in words, in a list to choose from, and in a table.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { labelOf, t } from '../i18n/index.ts';
import { count } from '../ui/format.ts';
import { SelectField } from '../ui/fields.tsx';
import { DataTable } from '../ui/table.tsx';
import { placeLabels, type Labelled } from './graph_labels.ts';
import { layOut, type Box, type Graph, type GraphNode, type NodeKind, type Point } from './graph_layout.ts';

const NARROW_PX = 480;
const MARGIN = { x: 44, top: 28, bottom: 40 };
const LABELS_MAX = 26; // with more nodes, or on a narrow screen, reports have no labels until one is chosen
const KINDS: NodeKind[] = ['report', 'account', 'web', 'phone', 'mail'];

export function CaseGraph({ graph }: { graph: Graph }) {
  const [chosen, setChosen] = useState('');
  const nodeOf = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
  const neighbours = (id: string): GraphNode[] =>
    graph.edges.flatMap(({ from, to }) => (from === id ? [nodeOf.get(to)!] : to === id ? [nodeOf.get(from)!] : []));
  const centre = [...graph.nodes].filter((node) => node.kind !== 'report').sort((one, other) => other.reports - one.reports)[0];
  if (!centre) return <p class="empty">{t('graph.none')}</p>;

  const node = nodeOf.get(chosen);
  const shownEdges = graph.edges.filter(({ from, to }) => !chosen || from === chosen || to === chosen);
  return (
    <>
      <p id="graph-sentence">{t('graph.sentence', { n: graph.edges.length, kind: labelOf('identifierType', kindWord(centre.kind)).toLowerCase(), label: centre.label, reports: centre.reports })}</p>
      {graph.leftOut > 0 && <p class="note">{t('graph.leftOut', { n: graph.leftOut })}</p>}
      <Drawing graph={graph} chosen={chosen} near={new Set(neighbours(chosen).map((each) => each.id))} />
      <ul class="legend">
        {KINDS.filter((kind) => graph.nodes.some((each) => each.kind === kind)).map((kind) => (
          <li key={kind}><svg class="legend-mark" viewBox="-12 -12 24 24" aria-hidden="true"><Mark kind={kind} size={8} /></svg> {labelOf('nodeKind', kind)}</li>
        ))}
      </ul>
      <SelectField
        id="graph-choice"
        label={t('graph.choose')}
        value={chosen}
        empty={t('graph.all')}
        onChange={setChosen}
        options={KINDS.flatMap((kind) => graph.nodes.filter((each) => each.kind === kind).map((each) => ({ value: each.id, label: `${labelOf('nodeKind', kind)}: ${each.label}` })))}
      />
      <p role="status" class="graph-status">{node ? t('graph.links', { label: node.label, links: neighbours(node.id).map((each) => each.label).join(', ') }) : ''}</p>
      <details class="more">
        <summary>{t('graph.table')}</summary>
        <DataTable
          label={t('graph.table')}
          rows={shownEdges}
          rowKey={({ from, to }) => from + to}
          columns={[
            { key: 'from', title: t('case.report'), cell: ({ from }) => nodeOf.get(from)!.label, sort: ({ from }) => nodeOf.get(from)!.label },
            { key: 'kind', title: t('graph.kind'), cell: ({ to }) => labelOf('nodeKind', nodeOf.get(to)!.kind), sort: ({ to }) => labelOf('nodeKind', nodeOf.get(to)!.kind) },
            { key: 'to', title: t('graph.identifier'), cell: ({ to }) => nodeOf.get(to)!.label, sort: ({ to }) => nodeOf.get(to)!.label },
            { key: 'reports', title: t('cases.reports'), cell: ({ from }) => count(nodeOf.get(from)!.reports), number: true },
          ]}
        />
      </details>
    </>
  );
}

const kindWord = (kind: NodeKind) => ({ report: 'report', account: 'iban', web: 'domain', phone: 'phone', mail: 'email' })[kind];
const sizeOf = (node: GraphNode) => Math.min(18, 8 + 2 * Math.sqrt(node.reports));

function Drawing({ graph, chosen, near }: { graph: Graph; chosen: string; near: Set<string> }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current!;
    setWidth(element.clientWidth);
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const isNarrow = width < NARROW_PX;
  const height = heightOf(graph.nodes.length, isNarrow);
  const places = useMemo(() => layOut(graph, { x: MARGIN.x, y: MARGIN.top, width: Math.max(width, 200) - 2 * MARGIN.x, height: height - MARGIN.top - MARGIN.bottom }), [graph, width, height]);
  const at = (id: string): Point => places.get(id)!;
  const isFaint = (id: string) => chosen !== '' && id !== chosen && !near.has(id);
  return (
    <div class="graph" ref={box} style={{ height: `${height}px` }}>
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="graph-sentence">
          {graph.edges.map(({ from, to }) => {
            const [a, b] = [at(from), at(to)];
            const isLit = from === chosen || to === chosen;
            return <line key={from + to} class={`edge ${chosen && !isLit ? 'is-faint' : ''} ${isLit ? 'is-lit' : ''}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
          })}
          {graph.nodes.map((node) => {
            const { x, y } = at(node.id);
            return <g key={node.id} class={isFaint(node.id) ? 'is-faint' : ''} transform={`translate(${x} ${y})`}><Mark kind={node.kind} size={sizeOf(node)} /></g>;
          })}
          {labelsOf(graph, places, { chosen, near, isNarrow }, { x: 0, y: 0, width, height }).map(({ id, x, y, label }) => (
            <text key={id} class={`graph-label ${id === chosen ? 'is-chosen' : ''}`} x={x} y={y}>{label}</text>
          ))}
        </svg>
      )}
    </div>
  );
}

const heightOf = (nodes: number, isNarrow: boolean) => Math.round(isNarrow ? Math.min(760, Math.max(320, 24 * nodes)) : Math.min(640, Math.max(320, 18 * nodes)));

/** What is chosen and its neighbours; or all identifiers, those of most reports first, and reports where there is room. */
function labelsOf(graph: Graph, places: Map<string, Point>, { chosen, near, isNarrow }: { chosen: string; near: Set<string>; isNarrow: boolean }, within: Box) {
  const labelled = (node: GraphNode): Labelled => {
    const isNeeded = node.id === chosen || near.has(node.id) || (chosen === '' && node.kind !== 'report' && node.reports > 2);
    return { ...places.get(node.id)!, id: node.id, label: node.label, size: sizeOf(node), isNeeded };
  };
  const showsReports = !isNarrow && graph.nodes.length <= LABELS_MAX;
  const wanted = graph.nodes.filter((node) => (chosen ? node.id === chosen || near.has(node.id) : node.kind !== 'report' || showsReports));
  const rank = (node: GraphNode) => (node.id === chosen ? Infinity : node.kind === 'report' ? 0 : node.reports);
  const inOrder = [...wanted].sort((one, other) => rank(other) - rank(one)).map(labelled);
  const lines = graph.edges.map(({ from, to }): [Point, Point] => [places.get(from)!, places.get(to)!]);
  const labelOf = new Map(inOrder.map(({ id, label }) => [id, label]));
  return placeLabels(inOrder, graph.nodes.map(labelled), lines, within).map((placed) => ({ ...placed, label: labelOf.get(placed.id)! }));
}

/** Shape and colour both tell the kind. */
function Mark({ kind, size }: { kind: NodeKind; size: number }) {
  const s = size;
  switch (kind) {
    case 'report': return <circle class="mark-report" r={s} />;
    case 'account': return <rect class="mark-account" x={-s} y={-s} width={2 * s} height={2 * s} rx={s / 4} />;
    case 'web': return <path class="mark-web" d={`M0 ${-1.2 * s}L${1.2 * s} 0L0 ${1.2 * s}L${-1.2 * s} 0Z`} />;
    case 'phone': return <path class="mark-phone" d={`M0 ${-1.2 * s}L${1.15 * s} ${0.9 * s}L${-1.15 * s} ${0.9 * s}Z`} />;
    case 'mail': return <rect class="mark-mail" x={-1.3 * s} y={-0.75 * s} width={2.6 * s} height={1.5 * s} />;
  }
}
