import type { ReactNode } from 'react';

export interface FieldRow {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values under each other, aligned. */
export function Fields({ rows }: { rows: readonly FieldRow[] }) {
  return (
    <dl className="fields">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
