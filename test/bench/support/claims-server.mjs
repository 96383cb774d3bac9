// @ts-check
// "Krav og betalinger" for a bench: every question about open claims is answered after so many milliseconds, with a ledger of so many claims.
import { createServer } from 'node:http';

const [delayMs = '150', claims = '20'] = process.argv.slice(2);

/** @param {string} organisation */
function ledger(organisation) {
  const details = {
    kidnummer: `${organisation}00001`,
    konto: { kontonummer: '86010517198', kontoeiersNavn: 'Skatteetaten' },
  };
  const text = (/** @type {string} */ tekst) => ({ spraakTekst: [{ tekst, spraak: 'nb' }] });
  const open = Array.from({ length: Number(claims) }, (_, index) => {
    const id = `KRAV-${organisation}${index}`;
    const amount = 1_000 + index;
    const due = {
      kravforfallsIdentifikator: id,
      forfallsdato: '2026-12-10',
      opprinneligBeloep: amount,
      gjenstaaendeBeloep: amount,
    };
    return {
      ...{
        partIdentifikator: organisation,
        kravidentifikator: id,
        kravtype: 'Mva-melding',
        kravgruppe: 'Merverdiavgift',
      },
      ...{ kravbeskrivelse: text('Mva-melding'), opprinneligBeloep: amount, gjenstaaendeBeloep: amount },
      kravperiode: {
        periodeBeskrivelse: text('mars - april'),
        aar: '2026',
        fraDato: '2026-03-01',
        tilDato: '2026-04-30',
      },
      kravforfall: [{ ...due, betalingsinformasjon: details, plassertInnbetaling: [], plassertMotkrav: [] }],
    };
  });
  const sum = open.reduce((all, { gjenstaaendeBeloep }) => all + gjenstaaendeBeloep, 0);
  const totals = { sumStipulerteRenter: 0, sumForfalteKrav: 0, sumIkkeForfalteKrav: sum, saldo: sum };
  return JSON.stringify({
    ...{ partIdentifikator: organisation, skjermet: false, aapentKravMedGjenstaaendeBeloep: open },
    innbetalingMedUplassertBeloep: [],
    totalOversikt: { ...totals, sumUplasserteInnbetalinger: 0 },
    oversiktPerKravgruppe: [{ kravgruppe: 'Merverdiavgift', ...totals }],
  });
}

const server = createServer((request, response) => {
  const [, , , organisation = ''] = (request.url ?? '').split('/');
  setTimeout(() => response.setHeader('content-type', 'application/json').end(ledger(organisation)), Number(delayMs));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send?.({ origin: `http://127.0.0.1:${address.port}` });
});
