import { Details, Paragraph } from '@digdir/designsystemet-react';
import type { SaftDraft } from '../../../../shared/contract/saft.ts';
import { Fields } from '../../../ui/fields.tsx';
import { useFormat } from '../../../ui/format.ts';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { kronerOf } from './amounts.ts';
import { useSaftDraft } from './behind-context.tsx';

/** The accounts in group 27 against the draft, and what the draft was made of (reference/mva-melding.md 7.6, points 11 and 12). */
export function Reconciliation() {
  const t = useText('saft');
  const draft = useSaftDraft();
  if (!draft) return null;
  const { movements } = draft.vatAccounts;
  return (
    <section className="stack-3 screen-only" aria-label={t('vat.title')}>
      <Details data-size="sm">
        <Details.Summary>
          <span className="row wrap tight">
            {t('vat.title')}
            {movements.length > 0 && <Agreement draft={draft} />}
          </span>
        </Details.Summary>
        <Details.Content className="stack-3">
          <Paragraph data-size="sm">{t(movements.length === 0 ? 'vat.none' : 'vat.text')}</Paragraph>
          {movements.length > 0 && <Movements accounts={draft.vatAccounts} />}
        </Details.Content>
      </Details>
      <Details data-size="sm">
        <Details.Summary>{t('source.title')}</Details.Summary>
        <Details.Content className="stack-3">
          <Sources draft={draft} />
        </Details.Content>
      </Details>
    </section>
  );
}

/** Each line may lose most of a krone when it is cut. */
function agreementOf({ vatAccounts, lines }: SaftDraft): { tone: Tone; key: 'agrees' | 'rounding' | 'differs' } {
  const difference = BigInt(vatAccounts.difference);
  const size = difference < 0n ? -difference : difference;
  if (size === 0n) return { tone: 'good', key: 'agrees' };
  return size < BigInt(lines.length * 100) ? { tone: 'good', key: 'rounding' } : { tone: 'warning', key: 'differs' };
}

function Agreement({ draft }: { draft: SaftDraft }) {
  const t = useText('saft');
  const { tone, key } = agreementOf(draft);
  return <StateTag tone={tone}>{t(`vat.${key}`)}</StateTag>;
}

function Movements({ accounts }: { accounts: SaftDraft['vatAccounts'] }) {
  const t = useText('saft');
  const format = useFormat();
  const row = (label: string, ore: string, strong = false) => (
    <tr key={label} className={strong ? 'saft-sum' : undefined}>
      <th scope="row">{label}</th>
      <td className="number right nowrap">{format.number(kronerOf(ore))}</td>
    </tr>
  );
  return (
    <table className="saft-steps">
      <tbody>
        {accounts.movements.map(({ account, movement }) => row(account, movement))}
        {row(t('vat.sum'), accounts.sum, true)}
        {row(t('vat.draft'), accounts.draft)}
        {row(t('vat.difference'), accounts.difference, true)}
      </tbody>
    </table>
  );
}

function Sources({ draft }: { draft: SaftDraft }) {
  const t = useText('saft');
  const format = useFormat();
  return draft.files.map(({ name, size, sha256, software, covers }) => (
    <Fields
      key={`${name} ${sha256}`}
      rows={[
        { label: t('source.file'), value: name },
        ...(covers
          ? [
              {
                label: t('term'),
                value: t('file.covers', { from: format.day(covers.start), to: format.day(covers.end) }),
              },
            ]
          : []),
        ...(software ? [{ label: t('source.system'), value: software }] : []),
        { label: t('source.size'), value: format.fileSize(size) },
        { label: t('source.hash'), value: <code className="saft-hash">{sha256}</code> },
        { label: t('source.mapping'), value: format.number(draft.mappingVersion) },
      ]}
    />
  ));
}
