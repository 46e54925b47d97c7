// A real table. Where it is wider than its place, each row stands as a block of its own, each cell behind the name of its column.
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import type { PagedList } from './load.ts';
import { Button, Empty, Failure, Loading } from './parts.tsx';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  /** What to sort by; without it the column is not sortable. */
  sort?: (row: Row) => string | number;
  number?: boolean;
}

interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Sorted so at first; without it the rows keep the order they came in. */
  sortBy?: { key: string; down: boolean };
  /** So many rows until someone asks for all; without it all. */
  atFirst?: number;
}

export function DataTable<Row>({ atFirst, ...table }: TableProps<Row>) {
  const [showsAll, setShowsAll] = useState(false);
  const { rows } = table;
  const isCut = atFirst !== undefined && !showsAll && rows.length > atFirst;
  return (
    <>
      <Rows {...table} rowsMax={isCut ? atFirst : rows.length} />
      {isCut && (
        <div class="list-foot">
          <p>{t('ui.shown.of', { n: atFirst, total: rows.length })}</p>
          <Button kind="secondary" small onClick={() => setShowsAll(true)}>{t('ui.all', { total: rows.length })}</Button>
        </div>
      )}
    </>
  );
}

/** Stacks the rows when the table is wider than its box, whatever made it so: a narrow screen, large letters, long values. */
function stackWhenTooWide(box: HTMLElement): void {
  const { scrollY } = window;
  box.classList.remove('is-stacked');
  box.classList.toggle('is-stacked', box.scrollWidth > box.clientWidth);
  if (window.scrollY !== scrollY) window.scrollTo(0, scrollY); // the page was shorter for a moment
}

function useStacking() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => stackWhenTooWide(box.current!));
  useEffect(() => {
    const watch = new ResizeObserver(() => requestAnimationFrame(() => box.current && stackWhenTooWide(box.current)));
    watch.observe(box.current!);
    watch.observe(box.current!.firstElementChild!); // larger letters change the table, not its box
    return () => watch.disconnect();
  }, []);
  return box;
}

function Rows<Row>({ label, columns, rows, rowKey, sortBy, rowsMax }: Omit<TableProps<Row>, 'atFirst'> & { rowsMax: number }) {
  const [order, setOrder] = useState(sortBy);
  const shown = sorted(rows, columns, order).slice(0, rowsMax);
  const box = useStacking();
  return (
    <div class="scroll" ref={box} tabIndex={0} role="region" aria-label={t('ui.table', { label })}>
      <table class="utrecht-table utrecht-table--html-table">
        <thead class="utrecht-table__header">
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} order={order} onSort={(down) => setOrder({ key: column.key, down })} />
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {shown.map((row) => (
            <tr key={rowKey(row)} class="utrecht-table__row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" class="utrecht-table__cell">{column.cell(row)}</th>
                ) : (
                  <td key={column.key} class={`utrecht-table__cell ${column.number ? 'cell-number' : ''}`} data-label={column.title}><Cell content={column.cell(row)} /></td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NONE = '–';

/** A cell that says nothing takes no room on a narrow screen. */
const Cell = ({ content }: { content: ComponentChildren }) => (content === NONE ? <span class="cell-none">{NONE}</span> : <>{content}</>);

function ColumnHead<Row>({ column, order, onSort }: { column: Column<Row>; order: { key: string; down: boolean } | undefined; onSort: (down: boolean) => void }) {
  const mine = order?.key === column.key ? order : undefined;
  const className = `utrecht-table__header-cell ${column.number ? 'cell-number' : ''}`;
  if (!column.sort) return <th scope="col" class={className}>{column.title}</th>;
  return (
    <th scope="col" class={className} aria-sort={mine ? (mine.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sort-button" onClick={() => onSort(mine ? !mine.down : column.number === true)}>
        {column.title}{'\u00a0'}<span aria-hidden="true">{mine ? (mine.down ? '↓' : '↑') : '↕'}</span>
      </button>
    </th>
  );
}

function sorted<Row>(rows: Row[], columns: Column<Row>[], order: { key: string; down: boolean } | undefined): Row[] {
  const by = order && columns.find((column) => column.key === order.key)?.sort;
  if (!by) return rows;
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    const way = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
    return order.down ? -way : way;
  });
}

/** A paged list as a table: waiting, failing, empty and "more" included. */
export function ListTable<Row>({ list, empty, ...table }: Omit<TableProps<Row>, 'rows'> & { list: PagedList<Row>; empty: ComponentChildren }) {
  if (list.isFirst && list.isLoading && list.items.length === 0) return <Loading />;
  return (
    <>
      <Failure error={list.error} onRetry={list.reload} />
      {list.items.length === 0 && !list.error && <Empty>{empty}</Empty>}
      {list.items.length > 0 && <DataTable {...table} rows={list.items} />}
      {list.items.length > 0 && (
        <div class="list-foot">
          <p role="status">{list.hasMore ? t('ui.shown.more', { n: list.items.length }) : t('ui.shown.all', { n: list.items.length })}</p>
          {list.hasMore && <Button kind="secondary" small busy={list.isLoading} onClick={list.more}>{t('ui.more')}</Button>}
        </div>
      )}
    </>
  );
}
