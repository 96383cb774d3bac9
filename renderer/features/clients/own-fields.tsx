import { Button, Paragraph } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { ClientDetail } from '../../../shared/contract/client-list.ts';
import { Fields } from '../../ui/fields.tsx';
import { useText } from '../../ui/text.ts';
import { Day } from '../../ui/time.tsx';
import { OwnFieldsForm } from './own-fields-form.tsx';
import { PanelSection } from './panel-section.tsx';

/** What the firm itself writes about a client. */
interface Props {
  readonly name: string;
  readonly detail: ClientDetail;
  /** Whether the person may change it. */
  readonly may: boolean;
}

export function OwnFieldsSection({ name, detail, may }: Props) {
  const t = useText('clientList');
  const mva = useText('mva');
  const people = useText('people');
  const [editing, setEditing] = useState(false);
  const { fields } = detail;
  const empty = <span className="subtle">{t('own.empty')}</span>;
  return (
    <PanelSection title={t('own.title')}>
      {editing ? (
        <OwnFieldsForm detail={detail} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Fields
            rows={[
              { label: t('own.groups'), value: fields.groups.join(', ') || empty },
              { label: t('col.responsible'), value: fields.responsible || empty },
              { label: t('column.deputy'), value: fields.deputy || empty },
              { label: t('col.vatTerm'), value: fields.vatTerm ? t(`term.${fields.vatTerm}`) : t('term.unknown') },
              {
                label: t('own.vatCategory'),
                value: fields.vatCategory ? mva(`category.${fields.vatCategory}`) : t('own.vatCategory.unknown'),
              },
              ...(fields.alsoDelivers.length > 0
                ? [
                    {
                      label: t('own.also'),
                      value: fields.alsoDelivers.map((each) => mva(`category.${each}`)).join(', '),
                    },
                  ]
                : []),
              {
                label: t('own.deliversFrom'),
                value: fields.deliversFrom ? <Day day={fields.deliversFrom} /> : empty,
              },
              ...(fields.notes
                ? [{ label: t('own.notes'), value: <span className="notes">{fields.notes}</span> }]
                : []),
            ]}
          />
          {may ? (
            <div className="row">
              <Button
                variant="secondary"
                data-size="sm"
                aria-label={`${t('own.editLabel')}: ${name}`}
                onClick={() => setEditing(true)}
              >
                <PencilIcon aria-hidden />
                {t('own.edit')}
              </Button>
            </div>
          ) : (
            <Paragraph className="subtle small">{people('mayNotEdit')}</Paragraph>
          )}
        </>
      )}
    </PanelSection>
  );
}
