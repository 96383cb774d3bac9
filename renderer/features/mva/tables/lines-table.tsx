import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Category } from '../../../../shared/contract/mva.ts';
import type { TablePreview } from '../../../../shared/contract/tables.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { FindingsSummary, FindingText } from '../findings.tsx';
import { lineKey, useSpecification } from '../form-line.tsx';
import { groupLines } from '../lines.ts';

/** The lines as they would stand in the draft, with the rows behind each and what the rules say. */
export function LinesTable({ preview, category }: { preview: TablePreview; category: Category }) {
  const t = useText('tables');
  const lines = preview.lines.map(({ line }) => line);
  const formLines = groupLines(category, lines).flatMap((group) => group.lines);
  return (
    <section className="stack-3" aria-label={t('lines')}>
      <Heading level={2} data-size="2xs">
        {t('lines')}
      </Heading>
      {formLines.length === 0 ? (
        <Paragraph>{t('lines.none')}</Paragraph>
      ) : (
        <>
          {(preview.ready || preview.findings.length > 0) && <FindingsSummary findings={preview.findings} />}
          <table className="form-table table-lines">
            <thead>
              <tr>
                <th scope="col" colSpan={2} className="form-head">
                  {t('lines.line')}
                </th>
                <th scope="col" className="form-head">
                  {t('lines.rows')}
                </th>
                <th scope="col" className="form-head number">
                  {t('lines.base')}
                </th>
                <th scope="col" className="form-head number">
                  {t('lines.rate')}
                </th>
                <th scope="col" className="form-head form-tax number">
                  {t('lines.tax')}
                </th>
              </tr>
            </thead>
            <tbody>
              {formLines.map((formLine) => (
                <PreviewLine key={formLine.index} {...{ preview, category, formLine }} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

interface LineProps {
  readonly preview: TablePreview;
  readonly category: Category;
  readonly formLine: Parameters<typeof lineKey>[1];
}

function PreviewLine({ preview, category, formLine }: LineProps) {
  const t = useText('tables');
  const mva = useText('mva');
  const format = useFormat();
  const specification = useSpecification();
  const { line, index, deduction } = formLine;
  const behind = preview.lines[index];
  const findings = preview.findings.filter((finding) => finding.line === index);
  return (
    <>
      <tr>
        <td className="number form-code">{line.mvaKode}</td>
        <td className={deduction ? 'form-deduction' : undefined}>
          <span>{mva(lineKey(category, formLine))}</span>
          {line.spesifikasjon !== null && <span className="form-detail">{specification(line.spesifikasjon)}</span>}
          {behind?.calculated && (
            <span className="form-detail">{t(deduction ? 'lines.made' : 'lines.calculated')}</span>
          )}
        </td>
        <td className="subtle small">{behind && <Rows {...behind} />}</td>
        <td className="number">{line.grunnlag === null ? '' : format.number(line.grunnlag)}</td>
        <td className="number">{line.sats === null ? '' : `${format.number(line.sats)} %`}</td>
        <td className="number form-tax">{format.number(line.merverdiavgift)}</td>
      </tr>
      {findings.map((finding) => (
        <tr key={`${finding.rule} ${finding.element ?? ''}`}>
          <td />
          <td colSpan={5} className="form-findings">
            <FindingText finding={finding} line={line} />
          </td>
        </tr>
      ))}
    </>
  );
}

const RANGES = 4;

/** "2–14, 17": which rows of the file, those that follow each other drawn together. */
function Rows({ fileLines, rowCount }: { readonly fileLines: readonly number[]; readonly rowCount: number }) {
  const t = useText('tables');
  const ranges: [number, number][] = [];
  for (const line of fileLines) {
    const last = ranges.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, RANGES);
  const rest = rowCount - shown.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const text = shown.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return (
    <>
      {text}
      {rest > 0 && ` ${t('lines.more', { count: rest })}`}
    </>
  );
}
