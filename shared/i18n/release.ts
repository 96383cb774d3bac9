import { texts } from './define.ts';

/** The release of one return, on its own page. */
export const release = texts(
  {
    act: 'Frigi uten å sende',
    confirm: 'Frigi mva-meldingen for {{client}}?',
    confirmText:
      'Tallene står som de er, og kan sendes på ditt ord. Navnet ditt følger meldingen til Skatteetaten. Endres tallene eller vedleggene, faller frigivelsen bort.',
    confirmAct: 'Frigi',
    label: 'Frigitt av',
    despite: 'Frigitt tross feil: {{reason}}',
    withdraw: 'Trekk frigivelsen',
    done: 'Meldingen er frigitt',
    withdrawn: 'Frigivelsen er trukket',
  },
  {
    act: 'Frigi utan å sende',
    confirm: 'Frigi mva-meldinga for {{client}}?',
    confirmText:
      'Tala står som dei er, og kan sendast på ditt ord. Namnet ditt følgjer meldinga til Skatteetaten. Blir tala eller vedlegga endra, fell frigivinga bort.',
    confirmAct: 'Frigi',
    label: 'Frigitt av',
    despite: 'Frigitt trass i feil: {{reason}}',
    withdraw: 'Trekk frigivinga',
    done: 'Meldinga er frigitt',
    withdrawn: 'Frigivinga er trekt',
  },
  {
    act: 'Release without sending',
    confirm: 'Release the VAT return for {{client}}?',
    confirmText:
      'The figures stand as they are, and may be sent on your word. Your name goes with the return to the Tax Administration. If the figures or the attachments change, the release falls away.',
    confirmAct: 'Release',
    label: 'Released by',
    despite: 'Released despite errors: {{reason}}',
    withdraw: 'Withdraw the release',
    done: 'The return is released',
    withdrawn: 'The release is withdrawn',
  },
);
