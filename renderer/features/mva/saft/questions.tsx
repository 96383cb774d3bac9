import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { SaftAnswer, SaftDraft } from '../../../../shared/contract/saft.ts';
import { useAction } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { isOpen } from '../return-state.ts';
import { useSaftDraft } from './behind-context.tsx';
import { QuestionForm } from './question-form.tsx';
import { Settled } from './settled.tsx';

/** What SAF-T cannot know, asked one by one. An answer redraws the draft at once and is remembered for the client. */
export function SaftQuestions({ view }: { view: ReturnView }) {
  const draft = useSaftDraft();
  return draft ? <Questions view={view} draft={draft} /> : null;
}

interface Wish {
  readonly answer: SaftAnswer;
  readonly takeBack: boolean;
}

function Questions({ view, draft }: { view: ReturnView; draft: SaftDraft }) {
  const t = useText('saft');
  const may = useRights(view.client.organisationNumber);
  const answer = useAction('saft.answer');
  const [asked, setAsked] = useState<Wish | undefined>();
  const [place, setPlace] = useState(0);
  const { questions, settled, edited } = draft;
  if (questions.length === 0 && settled.length === 0 && !edited) return null;
  const canAnswer = isOpen(view.state) && may('prepare');
  const give = async (wish: Wish, replaceEdits: boolean) => {
    const answered = await answer.run({ returnId: view.id, ...wish, replaceEdits });
    if (answered.ok) setAsked(undefined);
  };
  const wish = (answer: SaftAnswer, takeBack: boolean) => {
    if (edited) setAsked({ answer, takeBack });
    else void give({ answer, takeBack }, false);
  };
  const at = Math.min(place, questions.length - 1);
  const question = questions[at];
  return (
    <section className="stack-3 saft-questions screen-only" aria-label={t('questions')}>
      <div className="row between wrap">
        <Heading level={2} data-size="2xs">
          {t('questions')}
        </Heading>
        {questions.length > 1 && <Steps at={at} total={questions.length} onMove={setPlace} />}
      </div>
      {edited && <StateTag tone="info">{t('edited')}</StateTag>}
      {question ? (
        <>
          <Paragraph data-size="sm">{t('questions.why')}</Paragraph>
          <QuestionForm
            key={question.id}
            question={question}
            client={view.client}
            disabled={!canAnswer}
            pending={answer.pending}
            onAnswer={(given) => wish(given, false)}
          />
        </>
      ) : (
        <StateTag tone="good" quiet>
          {t('questions.done')}
        </StateTag>
      )}
      {answer.error && !asked && <Failure error={answer.error} />}
      {settled.length > 0 && (
        <Settled
          settled={settled}
          client={view.client.name}
          onChange={canAnswer ? (given) => wish(given, true) : undefined}
        />
      )}
      <Confirm
        open={asked !== undefined}
        title={t('replace.title')}
        text={t('replace.text')}
        act={t('replace.act')}
        pending={answer.pending}
        error={answer.error}
        onAct={() => asked && void give(asked, true)}
        onClose={() => setAsked(undefined)}
      />
    </section>
  );
}

function Steps({ at, total, onMove }: { at: number; total: number; onMove: (to: number) => void }) {
  const t = useText('saft');
  return (
    <div className="row tight">
      <span className="small subtle" role="status">
        {t('questions.place', { number: at + 1, total })}
      </span>
      <Button variant="tertiary" data-size="sm" disabled={at === 0} onClick={() => onMove(at - 1)}>
        {t('questions.previous')}
      </Button>
      <Button variant="tertiary" data-size="sm" disabled={at === total - 1} onClick={() => onMove(at + 1)}>
        {t('questions.next')}
      </Button>
    </div>
  );
}
