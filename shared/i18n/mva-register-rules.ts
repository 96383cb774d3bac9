/**
 * What Skatteetaten checks in its registers, and we cannot: one sentence per kind of rule.
 * Which rule uses which sentence is decided in renderer/features/mva/register-rules.ts.
 */
export const mvaRegisterRules = {
  nb: {
    'registers.heading': 'Sjekkes av Skatteetaten',
    'registers.text': 'Dette kan bare Skatteetaten se, i sine registre. Klientbro har ikke kontrollert det.',
    'register.registeredCategory': 'Klienten må være registrert for denne typen melding.',
    'register.registeredPeriod': 'Terminen må være av den lengden klienten er registrert med.',
    'register.jointRegistration':
      'I en fellesregistrering må meldingen leveres av den enheten som er registrert som rapporterende.',
    'register.earlierBeforePaying': 'Når det er avgift å betale, skal alle tidligere terminer være levert.',
    'register.earlierBeforePayout': 'Avgift til gode holdes tilbake til alle tidligere terminer er levert.',
    'register.registeredThen': 'Terminen må begynne mens klienten er registrert.',
    'register.account': 'Kan meldingen gi en utbetaling, må kontonummeret være registrert hos Skatteetaten.',
    'register.oneOff': 'Ved engangsregistrering skal kodene 1 og 11–15 ikke brukes.',
    'register.formKf': 'Et kommunalt foretak (KF) kan ikke levere kompensasjonsmelding.',
    'register.formFkf': 'Et fylkeskommunalt foretak (FKF) kan ikke levere kompensasjonsmelding.',
    'register.formOrgl': 'Et organisasjonsledd (ORGL) kan ikke levere kompensasjonsmelding.',
    'register.subUnit': 'Kompensasjonsmeldingen skal ikke stå på en underenhet (BEDR).',
    'register.formUdef': 'Organisasjonsformen kan ikke være udefinert (UDEF).',
    'register.claimInTime': 'Etter reglene før 2026 må det første kravet for terminen leveres innen fristen.',
    'register.claimOnlyLower': 'Etter reglene før 2026 kan et krav bare settes ned når fristen er ute.',
    'register.firstNotZero': 'Den første meldingen for terminen kan ikke være på 0 kroner.',
    'register.claimMinimumBefore':
      'Etter reglene før 2026 skal kravet være på minst 20 000 kroner, hvis ingen tidligere krav i året er det.',
    'register.claimMinimum':
      'Det første kravet for terminen må være på minst 20 000 kroner, hvis ingen tidligere krav i året er det og neste termin ikke er åpen.',
    'register.importCodes': 'Er klienten ikke mva-registrert, kan kodene 81 og 83 ikke brukes. Bruk 14 og 15.',
    'register.reverseMinimum':
      'Grunnlagene må være minst 2 000 kroner til sammen, hvis ingen tidligere melding i året var under grensen.',
    'register.linesZero':
      'Er fastsatt merverdiavgift 0 i den første meldingen for terminen, må hver linje med grunnlag gi 0 i avgift.',
    'register.noOrdinaryDuty':
      'Klienten kan ikke ha ordinær mva-plikt i hele terminen. Da hører kjøpene hjemme i den alminnelige meldingen.',
    'register.ordinaryDutyInPart': 'Klienten skal ikke ha ordinær mva-plikt i deler av terminen.',
    'register.deleted': 'Klienten kan ikke være slettet i Enhetsregisteret før terminen begynner.',
    'register.threeYears': 'En endring mer enn tre år etter fristen blir behandlet som en anmodning om endring.',
    'register.fiveYears':
      'En endring mer enn fem år etter terminens slutt blir behandlet som en søknad etter skatteforvaltningsloven § 9-4 andre ledd.',
    'register.deletedClaim':
      'Er klienten slettet i Enhetsregisteret utenfor terminen, kan kravet sendes når terminen er slutt.',
  },
  nn: {
    'registers.heading': 'Blir sjekka av Skatteetaten',
    'registers.text': 'Dette kan berre Skatteetaten sjå, i sine register. Klientbro har ikkje kontrollert det.',
    'register.registeredCategory': 'Klienten må vere registrert for denne typen melding.',
    'register.registeredPeriod': 'Terminen må vere av den lengda klienten er registrert med.',
    'register.jointRegistration':
      'I ei fellesregistrering må meldinga leverast av den eininga som er registrert som rapporterande.',
    'register.earlierBeforePaying': 'Når det er avgift å betale, skal alle tidlegare terminar vere leverte.',
    'register.earlierBeforePayout': 'Avgift til gode blir halden tilbake til alle tidlegare terminar er leverte.',
    'register.registeredThen': 'Terminen må ta til medan klienten er registrert.',
    'register.account': 'Kan meldinga gi ei utbetaling, må kontonummeret vere registrert hos Skatteetaten.',
    'register.oneOff': 'Ved eingongsregistrering skal kodane 1 og 11–15 ikkje brukast.',
    'register.formKf': 'Eit kommunalt føretak (KF) kan ikkje levere kompensasjonsmelding.',
    'register.formFkf': 'Eit fylkeskommunalt føretak (FKF) kan ikkje levere kompensasjonsmelding.',
    'register.formOrgl': 'Eit organisasjonsledd (ORGL) kan ikkje levere kompensasjonsmelding.',
    'register.subUnit': 'Kompensasjonsmeldinga skal ikkje stå på ei undereining (BEDR).',
    'register.formUdef': 'Organisasjonsforma kan ikkje vere udefinert (UDEF).',
    'register.claimInTime': 'Etter reglane før 2026 må det første kravet for terminen leverast innan fristen.',
    'register.claimOnlyLower': 'Etter reglane før 2026 kan eit krav berre setjast ned når fristen er ute.',
    'register.firstNotZero': 'Den første meldinga for terminen kan ikkje vere på 0 kroner.',
    'register.claimMinimumBefore':
      'Etter reglane før 2026 skal kravet vere på minst 20 000 kroner, dersom ingen tidlegare krav i året er det.',
    'register.claimMinimum':
      'Det første kravet for terminen må vere på minst 20 000 kroner, dersom ingen tidlegare krav i året er det og neste termin ikkje er open.',
    'register.importCodes': 'Er klienten ikkje mva-registrert, kan kodane 81 og 83 ikkje brukast. Bruk 14 og 15.',
    'register.reverseMinimum':
      'Grunnlaga må vere minst 2 000 kroner til saman, dersom inga tidlegare melding i året var under grensa.',
    'register.linesZero':
      'Er fastsett meirverdiavgift 0 i den første meldinga for terminen, må kvar linje med grunnlag gi 0 i avgift.',
    'register.noOrdinaryDuty':
      'Klienten kan ikkje ha ordinær mva-plikt i heile terminen. Då høyrer kjøpa heime i den alminnelege meldinga.',
    'register.ordinaryDutyInPart': 'Klienten skal ikkje ha ordinær mva-plikt i delar av terminen.',
    'register.deleted': 'Klienten kan ikkje vere sletta i Einingsregisteret før terminen tek til.',
    'register.threeYears': 'Ei endring meir enn tre år etter fristen blir behandla som ei oppmoding om endring.',
    'register.fiveYears':
      'Ei endring meir enn fem år etter at terminen er slutt, blir behandla som ein søknad etter skatteforvaltningslova § 9-4 andre ledd.',
    'register.deletedClaim':
      'Er klienten sletta i Einingsregisteret utanfor terminen, kan kravet sendast når terminen er slutt.',
  },
  en: {
    'registers.heading': 'Checked by the Tax Administration',
    'registers.text': 'Only the Tax Administration can see this, in its registers. Klientbro has not checked it.',
    'register.registeredCategory': 'The client must be registered for this kind of return.',
    'register.registeredPeriod': 'The period must be of the length the client is registered with.',
    'register.jointRegistration':
      'In a joint registration, the return must be filed by the unit registered as reporting.',
    'register.earlierBeforePaying': 'When there is VAT to pay, all earlier periods should have been filed.',
    'register.earlierBeforePayout': 'A refund is withheld until all earlier periods have been filed.',
    'register.registeredThen': 'The period must begin while the client is registered.',
    'register.account':
      'If the return may give a payout, the account number must be registered with the Tax Administration.',
    'register.oneOff': 'With a one-off registration, codes 1 and 11–15 should not be used.',
    'register.formKf': 'A municipal undertaking (KF) cannot file a compensation claim.',
    'register.formFkf': 'A county undertaking (FKF) cannot file a compensation claim.',
    'register.formOrgl': 'An organisational unit (ORGL) cannot file a compensation claim.',
    'register.subUnit': 'The compensation claim should not be made in the name of a sub-unit (BEDR).',
    'register.formUdef': 'The organisation form cannot be undefined (UDEF).',
    'register.claimInTime':
      'Under the rules before 2026, the first claim for the period must be filed by the deadline.',
    'register.claimOnlyLower': 'Under the rules before 2026, a claim can only be reduced once the deadline has passed.',
    'register.firstNotZero': 'The first return for the period cannot be for 0 kroner.',
    'register.claimMinimumBefore':
      'Under the rules before 2026, the claim should be at least 20,000 kroner if no earlier claim that year is.',
    'register.claimMinimum':
      'The first claim for the period must be at least 20,000 kroner if no earlier claim that year is and the next period is not open.',
    'register.importCodes': 'If the client is not registered for VAT, codes 81 and 83 cannot be used. Use 14 and 15.',
    'register.reverseMinimum':
      'The bases must be at least 2,000 kroner in total if no earlier return that year was below the limit.',
    'register.linesZero':
      'If the VAT assessed is 0 in the first return for the period, each line with a basis must give 0 VAT.',
    'register.noOrdinaryDuty':
      'The client cannot have an ordinary VAT duty for the whole period. Then the purchases belong in the ordinary return.',
    'register.ordinaryDutyInPart': 'The client should not have an ordinary VAT duty for part of the period.',
    'register.deleted': 'The client cannot have been deleted from the Entity Register before the period begins.',
    'register.threeYears': 'A change more than three years after the deadline is treated as a request for change.',
    'register.fiveYears':
      'A change more than five years after the end of the period is treated as an application under the Tax Administration Act section 9-4, second paragraph.',
    'register.deletedClaim':
      'If the client was deleted from the Entity Register outside the period, the claim can be filed once the period has ended.',
  },
};
