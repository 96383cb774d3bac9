import type { SaftAnswer, SaftQuestion } from '../../../../shared/contract/saft.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { useSpecification } from '../form-line.tsx';

const isMva = (key: string): key is TextKey<'mva'> => key in translations.mva.nb;
const isYes = (key: string): key is TextKey<'saft'> => key in translations.saft.nb;

/** A question as a sentence. */
export function useQuestionText(client: string): (question: SaftQuestion) => string {
  const t = useText('saft');
  const format = useFormat();
  const specification = useSpecification();
  return ({ code, params }) => {
    const shown = { ...params, client };
    switch (code) {
      case 'notCovered':
        return t('q.notCovered', {
          ...shown,
          from: format.day(String(params.from)),
          to: format.day(String(params.to)),
        });
      case 'specification':
        return t('q.specification', { ...shown, suggestion: specification(String(params.suggestion)) });
      case 'specificationNotAllowed':
        return t('q.specificationNotAllowed', { ...shown, specification: specification(String(params.specification)) });
      case 'compensation':
        return t(params.compensation === 1 ? 'q.compensation.1' : 'q.compensation.0', shown);
      case 'rate':
        return t('q.rate', { ...shown, percentage: format.number(String(params.percentage)) });
      default:
        return t(`q.${code}`, shown);
    }
  };
}

/** An answer in words; `question` says what "yes" means. */
export function useAnswerText(): (answer: SaftAnswer, question: SaftQuestion) => string {
  const t = useText('saft');
  const codeName = useCodeName();
  const specification = useSpecification();
  return (answer, { code, params }) => {
    switch (answer.kind) {
      case 'accepted': {
        const key = `yes.${code}`;
        return isYes(key) ? t(key, params) : '';
      }
      case 'placedBy':
        return t(`choice.${answer.value}`);
      case 'standardCode':
        return codeName(answer.value);
      case 'specification':
        return answer.value === null ? t('choice.noSpecification') : specification(answer.value);
      case 'compensation':
        return t(answer.value ? 'choice.compensation.true' : 'choice.compensation.false');
      case 'half':
        return t(`choice.half.${answer.value}`);
      case 'oneHalf':
        return answer.value === null ? t('choice.asPosted') : t('choice.percent', { percent: answer.value });
    }
  };
}

/** A standard code with Skatteetaten's words for it. */
function useCodeName(): (code: string) => string {
  const t = useText('saft');
  const mva = useText('mva');
  return (code) => {
    const key = `code.${code}`;
    return isMva(key) ? t('choice.code', { code, name: mva(key) }) : t('choice.notReported');
  };
}
