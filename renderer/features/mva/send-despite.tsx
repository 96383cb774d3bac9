import { Details, Field, Label, Paragraph, Textarea } from '@digdir/designsystemet-react';
import { useText } from '../../ui/text.ts';

/** As short as a reason may be. */
const SHORTEST = 10;

export const isReason = (text: string): boolean => text.trim().length >= SHORTEST;

/** Errors found here need not be Skatteetaten's: a named person may send with a reason, and their answer decides. */
export function SendDespite({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const t = useText('mva');
  return (
    <Details data-size="sm">
      <Details.Summary>{t('file.despite')}</Details.Summary>
      <Details.Content>
        <div className="stack-3">
          <Paragraph data-size="sm">{t('file.despiteText')}</Paragraph>
          <Field data-size="sm">
            <Label>{t('file.despiteReason')}</Label>
            <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => onChange(event.target.value)} />
          </Field>
        </div>
      </Details.Content>
    </Details>
  );
}
