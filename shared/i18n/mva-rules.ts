/**
 * One sentence per kind of finding: what is wrong at this place, and what to do when that is not obvious.
 * Which rule uses which sentence is decided in renderer/features/mva/rule-sentences.ts.
 */
export const mvaRules = {
  nb: {
    'rule.general': 'En av Skatteetatens regler er ikke oppfylt her. Kontroller tallene i regnskapet.',
    'rule.schema': 'Meldingen følger ikke Skatteetatens skjema.',
    'rule.unknownCode':
      'Kode {{code}} finnes ikke i Skatteetatens kodeliste. Koblingen fra regnskapets mva-kode er trolig feil.',
    'rule.unknownRate': 'Satsen {{rate}} gjelder ikke for kode {{code}} i denne terminen. Gyldig sats: {{expected}}.',
    'rule.sum':
      'Linjene gir {{sum}} til sammen, men fastsatt merverdiavgift er {{total}}. Se etter en linje som mangler eller er endret.',
    'rule.computedTax':
      'Merverdiavgiften stemmer ikke med grunnlag ganger sats, som gir {{expected}}. Se etter føringer med feil grunnlag eller feil kode.',
    'rule.negativeBase': 'Grunnlaget er negativt. Legg til en merknad som forklarer hvorfor.',
    'rule.positiveDeduction': 'Fradraget står med positivt fortegn. Legg til en merknad som forklarer hvorfor.',
    'rule.deductionTooLarge':
      'Fradraget for kode {{code}} er {{deducted}}, men den beregnede avgiften er bare {{computed}}. Se etter føringer på bare den ene siden.',
    'rule.outputMissing':
      'Kode {{code}} har fradrag, men linjen med beregnet avgift mangler. Legg til linjen med grunnlag og sats.',
    'rule.deductionMissing':
      'Kode {{code}} har beregnet avgift, men ingen linje med fradrag. Stemmer det at det ikke er fradragsrett?',
    'rule.lossOnClaims': 'Tap på krav kan bare føres på kodene 1, 11, 12 og 13, ikke på {{code}}.',
    'rule.withdrawal': 'Uttak kan bare føres på kodene 3, 5, 31 og 33, ikke på {{code}}.',
    'rule.adjustment': 'Justering kan bare føres på kodene 1 og 81, ikke på {{code}}.',
    'rule.reversal': 'Tilbakeføring av inngående avgift kan bare føres på kodene 1 og 81, ikke på {{code}}.',
    'rule.annualTurnover':
      'Omsetningen er over grensen for årstermin. Kontroller om klienten skal levere annenhver måned.',
    'rule.codeNotInCategory': 'Kode {{code}} kan ikke brukes i denne typen melding.',
    'rule.periodNotOver': 'Terminen er ikke over før {{end}}. Meldingen kan sendes dagen etter.',
    'rule.noBaseOrRate': 'Kode {{code}} er fradrag og skal ikke ha grunnlag eller sats. Fjern dem.',
    'rule.baseAndRate': 'Kode {{code}} må ha både grunnlag og sats.',
    'rule.bothOrNeither': 'Kode {{code}} må ha både grunnlag og sats (beregnet avgift), eller ingen av dem (fradrag).',
    'rule.unknownSpecification': 'Spesifikasjonen er ikke i Skatteetatens liste for denne typen melding.',
    'rule.unknownLineNote':
      'Merknaden på linjen er ikke i Skatteetatens liste for denne typen melding. Velg en annen, eller skriv den som fritekst.',
    'rule.unknownReturnNote':
      'Merknaden «{{note}}» er ikke i Skatteetatens liste for denne typen melding. Velg en annen, eller skriv den som fritekst.',
    'rule.noteDoesNotFit':
      'Merknaden passer ikke til kode {{code}} med dette fortegnet og denne spesifikasjonen. Kontroller fortegnet, eller velg en annen merknad.',
    'rule.yearTooEarly2022': 'Meldinger for år før 2022 tas ikke imot her.',
    'rule.yearTooEarly2023': 'Meldinger av denne typen for år før 2023 tas ikke imot her.',
    'rule.reversalNeedsNote': 'Tilbakeføring av inngående avgift må ha en merknad.',
    'rule.payoutKid':
      'KID for utbetaling har feil kontrollsiffer eller lengde. Feltet er for penger som skal til klienten, og kan stå tomt.',
    'rule.organisationNumber': 'Organisasjonsnummeret {{organisationNumber}} har feil kontrollsiffer.',
    'rule.decimals': 'Beløpet {{amount}} har desimaler. Bruk hele kroner.',
    'rule.noLines':
      'Meldingen har et beløp, men ingen linjer som forklarer det. Legg til linjene, eller sett fastsatt merverdiavgift til 0.',
    'rule.baseTooLarge': 'Grunnlaget er større enn Skatteetaten tar imot.',
    'rule.positiveCompensation': 'Kravet står med positivt fortegn. Legg til en merknad som forklarer hvorfor.',
    'rule.compensationAdjustment': 'Justering for fast eiendom kan bare føres på kodene 1, 14 og 81.',
    'rule.specificationNotInCategory': 'Spesifikasjonen kan ikke brukes i denne typen melding.',
    'rule.twoMonthsOnly': 'Kompensasjonsmeldingen leveres for to måneder om gangen.',
    'rule.threeMonthsOnly': 'Melding om omvendt avgiftsplikt leveres for tre måneder om gangen.',
    'rule.category': 'Denne typen melding tas ikke imot her.',
    'rule.compensationCodesO': 'Kompensasjonsrett kan bare føres på kodene 86, 88 og 91.',
    'rule.compensationCodesA': 'Kompensasjonsrett kan bare føres på kodene 81, 83, 86, 88 og 91.',
    'rule.withAndWithoutSpecification': 'Kode {{code}} kan ikke stå både med og uten spesifikasjon.',
    'rule.sameAmountTwice':
      'Samme avgift er ført både med og uten kompensasjonsrett på kode {{code}}. Kontroller at kjøpet ikke er ført to ganger.',
    'rule.compensationNeedsBase':
      'En linje med kompensasjonsrett må stå på kode 81, 83, 86, 88 eller 91 og ha både grunnlag og sats.',
    'rule.baseBelowTax': 'Grunnlaget er ikke større enn merverdiavgiften. Se etter beløp som er byttet om.',
    'rule.compensationRequired': 'Kode {{code}} må ha spesifikasjonen kompensasjonsrett i denne typen melding.',
    'rule.taxIsZero':
      'Grunnlag og sats gir {{expected}} i avgift, men merverdiavgiften er 0. Solgt uten avgift? Da skal det stå på en annen kode.',
  },
  nn: {
    'rule.general': 'Ein av reglane til Skatteetaten er ikkje oppfylt her. Kontroller tala i rekneskapen.',
    'rule.schema': 'Meldinga følgjer ikkje skjemaet til Skatteetaten.',
    'rule.unknownCode':
      'Kode {{code}} finst ikkje i kodelista til Skatteetaten. Koplinga frå mva-koden i rekneskapen er truleg feil.',
    'rule.unknownRate': 'Satsen {{rate}} gjeld ikkje for kode {{code}} i denne terminen. Gyldig sats: {{expected}}.',
    'rule.sum':
      'Linjene gir {{sum}} til saman, men fastsett meirverdiavgift er {{total}}. Sjå etter ei linje som manglar eller er endra.',
    'rule.computedTax':
      'Meirverdiavgifta stemmer ikkje med grunnlag gonger sats, som gir {{expected}}. Sjå etter føringar med feil grunnlag eller feil kode.',
    'rule.negativeBase': 'Grunnlaget er negativt. Legg til ein merknad som forklarer kvifor.',
    'rule.positiveDeduction': 'Frådraget står med positivt forteikn. Legg til ein merknad som forklarer kvifor.',
    'rule.deductionTooLarge':
      'Frådraget for kode {{code}} er {{deducted}}, men den berekna avgifta er berre {{computed}}. Sjå etter føringar på berre den eine sida.',
    'rule.outputMissing':
      'Kode {{code}} har frådrag, men linja med berekna avgift manglar. Legg til linja med grunnlag og sats.',
    'rule.deductionMissing':
      'Kode {{code}} har berekna avgift, men inga linje med frådrag. Stemmer det at det ikkje er frådragsrett?',
    'rule.lossOnClaims': 'Tap på krav kan berre førast på kodane 1, 11, 12 og 13, ikkje på {{code}}.',
    'rule.withdrawal': 'Uttak kan berre førast på kodane 3, 5, 31 og 33, ikkje på {{code}}.',
    'rule.adjustment': 'Justering kan berre førast på kodane 1 og 81, ikkje på {{code}}.',
    'rule.reversal': 'Tilbakeføring av inngåande avgift kan berre førast på kodane 1 og 81, ikkje på {{code}}.',
    'rule.annualTurnover':
      'Omsetninga er over grensa for årstermin. Kontroller om klienten skal levere annankvar månad.',
    'rule.codeNotInCategory': 'Kode {{code}} kan ikkje brukast i denne typen melding.',
    'rule.periodNotOver': 'Terminen er ikkje over før {{end}}. Meldinga kan sendast dagen etter.',
    'rule.noBaseOrRate': 'Kode {{code}} er frådrag og skal ikkje ha grunnlag eller sats. Fjern dei.',
    'rule.baseAndRate': 'Kode {{code}} må ha både grunnlag og sats.',
    'rule.bothOrNeither': 'Kode {{code}} må ha både grunnlag og sats (berekna avgift), eller ingen av dei (frådrag).',
    'rule.unknownSpecification': 'Spesifikasjonen er ikkje i lista til Skatteetaten for denne typen melding.',
    'rule.unknownLineNote':
      'Merknaden på linja er ikkje i lista til Skatteetaten for denne typen melding. Vel ein annan, eller skriv han som fritekst.',
    'rule.unknownReturnNote':
      'Merknaden «{{note}}» er ikkje i lista til Skatteetaten for denne typen melding. Vel ein annan, eller skriv han som fritekst.',
    'rule.noteDoesNotFit':
      'Merknaden passar ikkje til kode {{code}} med dette forteiknet og denne spesifikasjonen. Kontroller forteiknet, eller vel ein annan merknad.',
    'rule.yearTooEarly2022': 'Meldingar for år før 2022 blir ikkje tekne imot her.',
    'rule.yearTooEarly2023': 'Meldingar av denne typen for år før 2023 blir ikkje tekne imot her.',
    'rule.reversalNeedsNote': 'Tilbakeføring av inngåande avgift må ha ein merknad.',
    'rule.payoutKid':
      'KID for utbetaling har feil kontrollsiffer eller lengd. Feltet er for pengar som skal til klienten, og kan stå tomt.',
    'rule.organisationNumber': 'Organisasjonsnummeret {{organisationNumber}} har feil kontrollsiffer.',
    'rule.decimals': 'Beløpet {{amount}} har desimalar. Bruk heile kroner.',
    'rule.noLines':
      'Meldinga har eit beløp, men ingen linjer som forklarer det. Legg til linjene, eller set fastsett meirverdiavgift til 0.',
    'rule.baseTooLarge': 'Grunnlaget er større enn Skatteetaten tek imot.',
    'rule.positiveCompensation': 'Kravet står med positivt forteikn. Legg til ein merknad som forklarer kvifor.',
    'rule.compensationAdjustment': 'Justering for fast eigedom kan berre førast på kodane 1, 14 og 81.',
    'rule.specificationNotInCategory': 'Spesifikasjonen kan ikkje brukast i denne typen melding.',
    'rule.twoMonthsOnly': 'Kompensasjonsmeldinga blir levert for to månader om gongen.',
    'rule.threeMonthsOnly': 'Melding om omvend avgiftsplikt blir levert for tre månader om gongen.',
    'rule.category': 'Denne typen melding blir ikkje teken imot her.',
    'rule.compensationCodesO': 'Kompensasjonsrett kan berre førast på kodane 86, 88 og 91.',
    'rule.compensationCodesA': 'Kompensasjonsrett kan berre førast på kodane 81, 83, 86, 88 og 91.',
    'rule.withAndWithoutSpecification': 'Kode {{code}} kan ikkje stå både med og utan spesifikasjon.',
    'rule.sameAmountTwice':
      'Same avgift er ført både med og utan kompensasjonsrett på kode {{code}}. Kontroller at kjøpet ikkje er ført to gonger.',
    'rule.compensationNeedsBase':
      'Ei linje med kompensasjonsrett må stå på kode 81, 83, 86, 88 eller 91 og ha både grunnlag og sats.',
    'rule.baseBelowTax': 'Grunnlaget er ikkje større enn meirverdiavgifta. Sjå etter beløp som er bytte om.',
    'rule.compensationRequired': 'Kode {{code}} må ha spesifikasjonen kompensasjonsrett i denne typen melding.',
    'rule.taxIsZero':
      'Grunnlag og sats gir {{expected}} i avgift, men meirverdiavgifta er 0. Selt utan avgift? Då skal det stå på ein annan kode.',
  },
  en: {
    'rule.general': "One of the Tax Administration's rules does not hold here. Check the figures in the accounts.",
    'rule.schema': "The return does not follow the Tax Administration's schema.",
    'rule.unknownCode':
      "Code {{code}} is not in the Tax Administration's code list. The mapping from the ledger's VAT code is probably wrong.",
    'rule.unknownRate': 'The rate {{rate}} does not apply to code {{code}} in this period. Valid rate: {{expected}}.',
    'rule.sum':
      'The lines add up to {{sum}}, but the VAT assessed is {{total}}. Look for a line that is missing or was changed.',
    'rule.computedTax':
      'The VAT does not match the basis times the rate, which gives {{expected}}. Look for postings with a wrong basis or a wrong code.',
    'rule.negativeBase': 'The basis is negative. Add a note that explains why.',
    'rule.positiveDeduction': 'The deduction has a positive sign. Add a note that explains why.',
    'rule.deductionTooLarge':
      'The deduction for code {{code}} is {{deducted}}, but the VAT computed is only {{computed}}. Look for postings on one side only.',
    'rule.outputMissing':
      'Code {{code}} has a deduction, but the line with the computed VAT is missing. Add the line with basis and rate.',
    'rule.deductionMissing':
      'Code {{code}} has computed VAT, but no deduction line. Is it right that there is no deduction?',
    'rule.lossOnClaims': 'Losses on claims can only be entered on codes 1, 11, 12 and 13, not on {{code}}.',
    'rule.withdrawal': 'Withdrawals can only be entered on codes 3, 5, 31 and 33, not on {{code}}.',
    'rule.adjustment': 'Adjustments can only be entered on codes 1 and 81, not on {{code}}.',
    'rule.reversal': 'Reversal of input VAT can only be entered on codes 1 and 81, not on {{code}}.',
    'rule.annualTurnover':
      'The turnover is above the limit for yearly returns. Check whether the client must file every two months.',
    'rule.codeNotInCategory': 'Code {{code}} cannot be used in this kind of return.',
    'rule.periodNotOver': 'The period is not over until {{end}}. The return can be filed the day after.',
    'rule.noBaseOrRate': 'Code {{code}} is a deduction and must have neither basis nor rate. Remove them.',
    'rule.baseAndRate': 'Code {{code}} must have both basis and rate.',
    'rule.bothOrNeither': 'Code {{code}} must have both basis and rate (computed VAT), or neither (deduction).',
    'rule.unknownSpecification': "The specification is not in the Tax Administration's list for this kind of return.",
    'rule.unknownLineNote':
      "The note on the line is not in the Tax Administration's list for this kind of return. Choose another, or write it as free text.",
    'rule.unknownReturnNote':
      "The note “{{note}}” is not in the Tax Administration's list for this kind of return. Choose another, or write it as free text.",
    'rule.noteDoesNotFit':
      'The note does not fit code {{code}} with this sign and specification. Check the sign, or choose another note.',
    'rule.yearTooEarly2022': 'Returns for years before 2022 are not received here.',
    'rule.yearTooEarly2023': 'Returns of this kind for years before 2023 are not received here.',
    'rule.reversalNeedsNote': 'Reversal of input VAT must have a note.',
    'rule.payoutKid':
      'The KID for payouts has a wrong check digit or length. The field is for money going to the client, and may be empty.',
    'rule.organisationNumber': 'The organisation number {{organisationNumber}} has a wrong check digit.',
    'rule.decimals': 'The amount {{amount}} has decimals. Use whole kroner.',
    'rule.noLines':
      'The return has an amount, but no lines that explain it. Add the lines, or set the VAT assessed to 0.',
    'rule.baseTooLarge': 'The basis is larger than the Tax Administration accepts.',
    'rule.positiveCompensation': 'The claim has a positive sign. Add a note that explains why.',
    'rule.compensationAdjustment': 'Adjustment for real property can only be entered on codes 1, 14 and 81.',
    'rule.specificationNotInCategory': 'The specification cannot be used in this kind of return.',
    'rule.twoMonthsOnly': 'The compensation claim is filed for two months at a time.',
    'rule.threeMonthsOnly': 'The reverse charge return is filed for three months at a time.',
    'rule.category': 'This kind of return is not received here.',
    'rule.compensationCodesO': 'Right to compensation can only be entered on codes 86, 88 and 91.',
    'rule.compensationCodesA': 'Right to compensation can only be entered on codes 81, 83, 86, 88 and 91.',
    'rule.withAndWithoutSpecification': 'Code {{code}} cannot appear both with and without a specification.',
    'rule.sameAmountTwice':
      'The same VAT is entered both with and without the right to compensation on code {{code}}. Check that the purchase is not entered twice.',
    'rule.compensationNeedsBase':
      'A line with the right to compensation must be on code 81, 83, 86, 88 or 91 and have both basis and rate.',
    'rule.baseBelowTax': 'The basis is not larger than the VAT. Look for amounts that were swapped.',
    'rule.compensationRequired':
      'Code {{code}} must have the specification for right to compensation in this kind of return.',
    'rule.taxIsZero':
      'Basis and rate give {{expected}} of VAT, but the VAT is 0. Sold without VAT? Then it belongs on another code.',
  },
};
