import { Button, Details } from '@digdir/designsystemet-react';
import type { SaftAnswer, SaftDraft } from '../../../../shared/contract/saft.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { useAnswerText, useQuestionText } from './answer-words.ts';

interface Props {
  readonly settled: SaftDraft['settled'];
  readonly client: string;
  /** Takes an answer back, so that the question is asked again; absent where nothing can be changed. */
  readonly onChange: ((answer: SaftAnswer) => void) | undefined;
}

/** What was answered, now or in an earlier term, and can be changed. */
export function Settled({ settled, client, onChange }: Props) {
  const t = useText('saft');
  const question = useQuestionText(client);
  const answerText = useAnswerText();
  return (
    <Details data-size="sm">
      <Details.Summary>{t('settled.title', { count: settled.length })}</Details.Summary>
      <Details.Content>
        <ul className="plain-list stack-3">
          {settled.map((each) => {
            const answer = answerText(each.answer, each.question);
            return (
              <li key={JSON.stringify(each.answer)} className="row between saft-settled">
                <div className="stack-1">
                  <span className="small subtle">{question(each.question)}</span>
                  <span className="row wrap tight">
                    <strong>{answer}</strong>
                    {each.remembered && <StateTag tone="info">{t('settled.remembered')}</StateTag>}
                  </span>
                </div>
                {onChange && (
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    aria-label={t('settled.changeWhat', { answer })}
                    onClick={() => onChange(each.answer)}
                  >
                    {t('settled.change')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Details.Content>
    </Details>
  );
}
