import './storage.css';
import { DatabaseIcon } from '@navikt/aksel-icons';
import type { OutputOf } from '../../../../shared/contract.ts';
import { useQuery } from '../../../state/context.tsx';
import { BodyInSight } from '../../../ui/body-in-sight.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useRowsInSight } from '../../../ui/rows-in-sight.ts';
import { useText } from '../../../ui/text.ts';

/** `/innstillinger/lagring`: what each client's messages take, the largest first. */
export function StoragePage() {
  const t = useText('storage');
  const usage = useQuery('storage.usage', {});
  return (
    <Page fill title={t('page.title')} actions={<LeaveButton to="/innstillinger">{t('back')}</LeaveButton>}>
      <Loaded query={usage}>{(value) => <Usage usage={value} />}</Loaded>
    </Page>
  );
}

function Usage({ usage: { total, clients } }: { usage: OutputOf<'storage.usage'> }) {
  const t = useText('storage');
  const format = useFormat();
  const sight = useRowsInSight({ count: clients.length, height: 41 });
  if (clients.length === 0) return <Empty icon={DatabaseIcon} title={t('empty')} text={t('empty.text')} />;
  return (
    <>
      <p>
        {t('page.total', {
          messages: format.number(total.messages),
          texts: format.fileSize(total.textBytes),
          files: format.fileSize(total.fileBytes),
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="table-box fill" ref={sight.box} tabIndex={0} aria-label={t('table')}>
        <table className="table storage-table" aria-rowcount={clients.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('col.client')}</th>
              <th scope="col" className="right number nowrap">
                {t('col.messages')}
              </th>
              <th scope="col" className="right number nowrap">
                {t('col.texts')}
              </th>
              <th scope="col" className="right number nowrap">
                {t('col.files')}
              </th>
              <th scope="col" className="right number nowrap">
                {t('col.size')}
              </th>
            </tr>
          </thead>
          <BodyInSight rows={clients} sight={sight}>
            {(row, index) => (
              <tr key={row.organisationNumber} aria-rowindex={index + 2}>
                <th scope="row" title={row.name}>
                  {row.name || format.organisationNumber(row.organisationNumber)}
                </th>
                <td className="right number nowrap">{format.number(row.messages)}</td>
                <td className="right number nowrap">{format.fileSize(row.textBytes)}</td>
                <td className="right number nowrap">{format.number(row.files)}</td>
                <td className="right number nowrap">{format.fileSize(row.fileBytes)}</td>
              </tr>
            )}
          </BodyInSight>
        </table>
      </section>
    </>
  );
}
