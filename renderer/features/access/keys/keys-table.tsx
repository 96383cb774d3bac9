import type { KeysView, OtherKey, OwnKey } from '../../../../shared/contract/keys.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { Ago, Day } from '../../../ui/time.tsx';
import { KeyActions } from './key-actions.tsx';
import { ForgetOther } from './other-stations.tsx';

const tones: Record<OwnKey['role'], Tone> = {
  inUse: 'good',
  next: 'waiting',
  previous: 'info',
  selfLinking: 'info',
  retired: 'todo',
};

/** Every key that is known here: this machine's with what can be done, then the notes of others. */
export function KeysTable({ view }: { view: KeysView }) {
  const t = useText('keys');
  const count = view.keys.filter((key) => key.role !== 'retired').length + view.others.length;
  return (
    <section className="stack-2" aria-label={t('table')}>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('col.machine')}</th>
              <th scope="col">{t('col.person')}</th>
              <th scope="col">{t('col.state')}</th>
              <th scope="col">{t('col.used')}</th>
              <th scope="col">{t('col.end')}</th>
              <th scope="col">
                <span className="sr-only">{t('col.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.keys.map((key) => (
              <OwnRow key={key.kid} value={key} />
            ))}
            {view.others.map((key) => (
              <OtherRow key={key.kid} value={key} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="subtle small">{t('count', { count, most: view.most })}</p>
    </section>
  );
}

function OwnRow({ value }: { value: OwnKey }) {
  const t = useText('keys');
  return (
    <tr>
      <th scope="row">
        <Named machine={value.machine} note={t('thisMachine')} kid={value.kid} />
      </th>
      <td className="nowrap">{value.person}</td>
      <td>
        <div className="stack-1">
          <StateTag tone={tones[value.role]}>{t(`role.${value.role}`)}</StateTag>
          {value.certificate && (
            <span className="subtle small">{t('certificate', { subject: value.certificate.subject })}</span>
          )}
          {value.kind === 'imported' && <span className="subtle small">{t('imported')}</span>}
        </div>
      </td>
      <td className="nowrap">{value.lastUsedAt ? <Ago instant={value.lastUsedAt} /> : t('never')}</td>
      <td>
        <Ends value={value} />
      </td>
      <td className="nowrap">
        <KeyActions value={value} />
      </td>
    </tr>
  );
}

function OtherRow({ value }: { value: OtherKey }) {
  const t = useText('keys');
  return (
    <tr>
      <th scope="row">
        <Named machine={value.machine} kid={value.kid} />
      </th>
      <td className="nowrap">{value.person}</td>
      <td>
        <StateTag tone="info">{t('role.other')}</StateTag>
      </td>
      <td className="subtle">{t('notKnown')}</td>
      <td>
        <Ends value={value} />
      </td>
      <td className="nowrap">
        <ForgetOther value={value} />
      </td>
    </tr>
  );
}

function Named({ machine, note, kid }: { machine: string; note?: string; kid: string }) {
  return (
    <div className="stack-1">
      <span>{machine}</span>
      {note && <span className="subtle small">{note}</span>}
      <code className="key-id" title={kid}>
        {kid}
      </code>
    </div>
  );
}

function Ends({ value }: { value: Pick<OwnKey, 'expiresOn' | 'warning'> }) {
  const t = useText('keys');
  const { warning, expiresOn } = value;
  return (
    <div className="stack-1">
      <span className="nowrap">
        <Day day={expiresOn} />
      </span>
      {warning !== 'none' && (
        <StateTag tone={warning === 'over' || warning === 'days7' ? 'bad' : 'warning'}>
          {t(`warning.${warning}`)}
        </StateTag>
      )}
    </div>
  );
}
