import { Button, Field, Fieldset, Label, Radio, Select, Tag } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { SaftAnswer, SaftQuestion } from '../../../../shared/contract/saft.ts';
import { useText } from '../../../ui/text.ts';
import { useAnswerText, useQuestionText } from './answer-words.ts';
import { Shares } from './shares.tsx';

interface Props {
  readonly question: SaftQuestion;
  readonly client: { readonly name: string; readonly organisationNumber: string };
  readonly disabled: boolean;
  readonly pending: boolean;
  readonly onAnswer: (answer: SaftAnswer) => void;
}

/** One question: the sentence, what it is about in the ledger, and the answers there are, the proposal chosen. */
export function QuestionForm({ question, client, disabled, pending, onAnswer }: Props) {
  const t = useText('saft');
  const words = useQuestionText(client.name);
  const { choices, concerns } = question;
  const codes = choices.filter(({ kind }) => kind === 'standardCode');
  const others = codes.length > 2 ? choices.filter(({ kind }) => kind !== 'standardCode') : choices;
  // Of a code without a meaning nothing can be proposed.
  const [chosen, setChosen] = useState<SaftAnswer | undefined>(others[0]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) onAnswer(chosen);
  };
  return (
    <form className="stack-3 saft-question" onSubmit={submit}>
      <Fieldset data-size="sm" disabled={disabled}>
        <Fieldset.Legend>{words(question)}</Fieldset.Legend>
        {concerns.length > 0 && <Shares shares={concerns} label={words(question)} />}
        {others.length > 0 && <Choices question={question} choices={others} chosen={chosen} onChoose={setChosen} />}
        {codes.length > 2 && <Codes question={question} codes={codes} chosen={chosen} onChoose={setChosen} />}
      </Fieldset>
      {choices.length === 0 ? (
        <OtherFile organisationNumber={client.organisationNumber} />
      ) : (
        <div>
          <Button type="submit" variant="secondary" data-size="sm" disabled={disabled || !chosen} loading={pending}>
            {t('questions.answer')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly question: SaftQuestion;
  readonly chosen: SaftAnswer | undefined;
  readonly onChoose: (answer: SaftAnswer) => void;
}

const keyOf = (answer: SaftAnswer): string => JSON.stringify(answer);

function Choices({ question, choices, chosen, onChoose }: ChoiceProps & { choices: readonly SaftAnswer[] }) {
  const t = useText('saft');
  const words = useAnswerText();
  return choices.map((choice, index) => (
    <Radio
      key={keyOf(choice)}
      name={question.id}
      value={keyOf(choice)}
      checked={chosen !== undefined && keyOf(chosen) === keyOf(choice)}
      onChange={() => onChoose(choice)}
      label={
        index === 0 && choices.length > 1 ? (
          <>
            {words(choice, question)}{' '}
            <Tag data-size="sm" data-color="neutral">
              {t('questions.proposal')}
            </Tag>
          </>
        ) : (
          words(choice, question)
        )
      }
    />
  ));
}

function Codes({ question, codes, chosen, onChoose }: ChoiceProps & { codes: readonly SaftAnswer[] }) {
  const t = useText('saft');
  const words = useAnswerText();
  const selected = chosen?.kind === 'standardCode' ? keyOf(chosen) : '';
  return (
    <Field>
      <Label>{t(question.code === 'codeNotInCategory' ? 'choice.anotherCode' : 'choice.standardCode')}</Label>
      <Select
        value={selected}
        onChange={(event) => {
          const found = codes.find((code) => keyOf(code) === event.target.value);
          if (found) onChoose(found);
        }}
      >
        <Select.Option value="" disabled>
          {t('choice.standardCode')}
        </Select.Option>
        {codes.map((code) => (
          <Select.Option key={keyOf(code)} value={keyOf(code)}>
            {words(code, question)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function OtherFile({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('saft');
  const [, go] = useLocation();
  return (
    <div>
      <Button variant="secondary" data-size="sm" onClick={() => go(`/mva/importer/${organisationNumber}`)}>
        {t('questions.otherFile')}
      </Button>
    </div>
  );
}
