import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Candidate } from '../../../shared/contract/clients.ts';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { SelectBox } from './columns.tsx';

interface Props {
  readonly rows: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

const ROW_HEIGHT = 40;

export function CandidateList({ rows, chosen, onChoose }: Props) {
  const t = useText('clients');
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  const free = rows.filter((row) => !row.linked).map((row) => row.clientId);
  const all = free.length > 0 && free.every((id) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className="table-box fill candidates">
      <label className="candidate candidate-head" htmlFor="candidates-all">
        <SelectBox
          id="candidates-all"
          label={t('col.selectAll')}
          checked={all}
          disabled={free.length === 0}
          onChange={() => onChoose(new Set(all ? [] : free))}
        />
        <span className="grow">{t('add.candidates')}</span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="candidate-scroll" ref={box} tabIndex={0} aria-label={t('add.candidates')}>
        <div className="candidate-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <div
                  key={row.clientId}
                  className="candidate-place"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <CandidateRow row={row} checked={chosen.has(row.clientId)} onToggle={() => toggle(row.clientId)} />
                </div>
              )
            );
          })}
        </div>
      </section>
    </div>
  );
}

interface RowProps {
  readonly row: Candidate;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function CandidateRow({ row, checked, onToggle }: RowProps) {
  const t = useText('clients');
  const format = useFormat();
  return (
    <label className="candidate" htmlFor={row.clientId}>
      <SelectBox
        id={row.clientId}
        label={row.name}
        checked={checked || row.linked}
        disabled={row.linked}
        onChange={onToggle}
      />
      <span className="grow clip">{row.name}</span>
      {row.linked && <StateTag tone="good">{t('add.linked')}</StateTag>}
      <span className="number nowrap subtle">{format.organisationNumber(row.organisationNumber)}</span>
    </label>
  );
}
