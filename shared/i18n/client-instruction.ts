import { texts } from './define.ts';

/** A mail from the firm to a client that has to give it power. It names menus and holds no login link. */
export const clientInstruction = texts(
  {
    subject: 'Emne: Fullmakt til {{firm}} i Altinn',
    greeting: 'Hei,',
    'hand.why':
      'For at vi skal kunne levere og hente meldinger for {{client}}, må virksomheten gi oss tilgangspakken {{package}} i Altinn.',
    'role.why':
      'For at vi skal kunne levere og hente meldinger for {{client}}, må virksomheten registrere oss som regnskapsfører i Enhetsregisteret.',
    'who.owner': 'Det gjør innehaveren, eller en som innehaveren har gjort til tilgangsstyrer.',
    'who.manager': 'Det gjør daglig leder eller styrets leder, eller en annen som er tilgangsstyrer for virksomheten.',
    'who.partners':
      'Det gjør daglig leder eller en av deltakerne, eller en annen som er tilgangsstyrer for virksomheten.',
    'hand.open': 'Logg inn på altinn.no selv, og velg {{client}} som den du handler for.',
    'hand.users': 'Velg Brukere i menyen, og så «+ Ny bruker».',
    'hand.add': 'Skriv organisasjonsnummeret vårt, {{number}}, og velg «Legg til virksomhet».',
    'hand.give': 'Finn tilgangspakken {{package}}, og velg «Gi fullmakt».',
    'role.open': 'Logg inn på altinn.no selv, og velg {{client}} som den du handler for.',
    'role.form': 'Finn skjemaet «Samordnet registermelding», og velg å endre opplysninger om virksomheten.',
    'role.accountant': 'Legg inn {{firm}}, organisasjonsnummer {{number}}, som regnskapsfører.',
    'role.sign': 'Signer og send inn. Registreringen kan ta noen dager.',
    after: 'Svar gjerne på denne e-posten når det er gjort. Vi spør deg aldri om passord eller koder.',
    closing: 'Vennlig hilsen',
  },
  {
    subject: 'Emne: Fullmakt til {{firm}} i Altinn',
    greeting: 'Hei,',
    'hand.why':
      'For at vi skal kunne levere og hente meldingar for {{client}}, må verksemda gi oss tilgangspakken {{package}} i Altinn.',
    'role.why':
      'For at vi skal kunne levere og hente meldingar for {{client}}, må verksemda registrere oss som rekneskapsførar i Einingsregisteret.',
    'who.owner': 'Det gjer innehavaren, eller ein som innehavaren har gjort til tilgangsstyrar.',
    'who.manager': 'Det gjer dagleg leiar eller styreleiaren, eller ein annan som er tilgangsstyrar for verksemda.',
    'who.partners':
      'Det gjer dagleg leiar eller ein av deltakarane, eller ein annan som er tilgangsstyrar for verksemda.',
    'hand.open': 'Logg inn på altinn.no sjølv, og vel {{client}} som den du handlar for.',
    'hand.users': 'Vel Brukarar i menyen, og så «+ Ny brukar».',
    'hand.add': 'Skriv organisasjonsnummeret vårt, {{number}}, og vel «Legg til verksemd».',
    'hand.give': 'Finn tilgangspakken {{package}}, og vel «Gi fullmakt».',
    'role.open': 'Logg inn på altinn.no sjølv, og vel {{client}} som den du handlar for.',
    'role.form': 'Finn skjemaet «Samordna registermelding», og vel å endre opplysningar om verksemda.',
    'role.accountant': 'Legg inn {{firm}}, organisasjonsnummer {{number}}, som rekneskapsførar.',
    'role.sign': 'Signer og send inn. Registreringa kan ta nokre dagar.',
    after: 'Svar gjerne på denne e-posten når det er gjort. Vi spør deg aldri om passord eller kodar.',
    closing: 'Vennleg helsing',
  },
  {
    subject: 'Subject: Authorisation for {{firm}} in Altinn',
    greeting: 'Hello,',
    'hand.why':
      'For us to file and fetch messages for {{client}}, the business must give us the access package {{package}} in Altinn.',
    'role.why':
      'For us to file and fetch messages for {{client}}, the business must register us as its accountant in the Entity Register.',
    'who.owner': 'The owner does this, or somebody the owner has made access manager.',
    'who.manager': 'The general manager or the chair does this, or another access manager of the business.',
    'who.partners': 'The general manager or one of the partners does this, or another access manager of the business.',
    'hand.open': 'Log in at altinn.no yourself, and choose {{client}} as the one you act for.',
    'hand.users': 'Choose Users (“Brukere”) in the menu, then “+ Ny bruker”.',
    'hand.add': 'Enter our organisation number, {{number}}, and choose “Legg til virksomhet”.',
    'hand.give': 'Find the access package {{package}}, and choose “Gi fullmakt”.',
    'role.open': 'Log in at altinn.no yourself, and choose {{client}} as the one you act for.',
    'role.form': 'Find the form “Samordnet registermelding”, and choose to change details of the business.',
    'role.accountant': 'Enter {{firm}}, organisation number {{number}}, as accountant (“regnskapsfører”).',
    'role.sign': 'Sign and submit. The registration may take some days.',
    after: 'Do reply to this e-mail when it is done. We never ask you for passwords or codes.',
    closing: 'Kind regards',
  },
);
