import { Alert, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { TablePreview } from '../../../../shared/contract/tables.ts';
import { useText } from '../../../ui/text.ts';

/** Listed one by one; the rest are counted. */
const LISTED = 50;

/** Cells that stop the draft: in which row and column, and what is wrong with them. */
export function Problems({ preview, file }: { preview: TablePreview; file: string }) {
  const t = useText('tables');
  return (
    <Alert data-color="danger" data-size="sm" role="alert" className="table-problems">
      <Heading level={2} data-size="2xs">
        {t('problems', { count: preview.problemCount })}
      </Heading>
      <ul className="plain-list">
        {preview.problems.slice(0, LISTED).map(({ line, column, reason, value }) => (
          <li key={`${line} ${column} ${reason}`}>
            <strong>{t('problems.at', { file, line: String(line), column })}:</strong>{' '}
            {t(`problem.${reason}`, { value })}
          </li>
        ))}
        <More count={preview.problemCount - LISTED} />
      </ul>
      <Paragraph>{t('problems.again')}</Paragraph>
    </Alert>
  );
}

/** Rows that are part of no line, so that nothing is lost without being seen. */
export function LeftOut({ preview }: { preview: TablePreview }) {
  const t = useText('tables');
  return (
    <Details data-size="sm" className="table-understanding">
      <Details.Summary>{t('leftOut', { count: preview.leftOutCount })}</Details.Summary>
      <Details.Content>
        <ul className="plain-list">
          {preview.leftOut.slice(0, LISTED).map(({ line, reason, text }) => (
            <li key={line}>
              {t('header.row', { line })}: {t(`leftOut.${reason}`)} <span className="subtle">{text}</span>
            </li>
          ))}
          <More count={preview.leftOutCount - LISTED} />
        </ul>
      </Details.Content>
    </Details>
  );
}

function More({ count }: { count: number }) {
  const t = useText('tables');
  return count > 0 ? <li className="subtle">{t('lines.more', { count })}</li> : null;
}
