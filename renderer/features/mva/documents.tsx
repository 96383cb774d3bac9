import { Heading } from '@digdir/designsystemet-react';
import type { Filing } from '../../../shared/contract/mva.ts';
import { useAction } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { SaveFile } from '../../ui/save-file.tsx';
import { useText } from '../../ui/text.ts';

export function Documents({ filing }: { filing: Filing }) {
  const t = useText('mva');
  const format = useFormat();
  const save = useAction('mva.saveDocument');
  if (filing.documents.length === 0) return null;
  return (
    <section className="stack-2">
      <Heading level={2} data-size="2xs">
        {t('documents.heading')}
      </Heading>
      <ul className="plain-list file-list">
        {filing.documents.map((document) => (
          <li key={document.id}>
            <span>
              {t(`documents.${document.kind}`)}
              <span className="form-detail">{`${document.name}, ${format.fileSize(document.size)}`}</span>
            </span>
            <SaveFile
              label={t('documents.save', { name: document.name })}
              done={t('documents.saved')}
              save={() => save.run({ filingId: filing.id, documentId: document.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
