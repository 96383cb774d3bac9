import type { ErrorCode } from '../errors.ts';

export const errorsNn: Readonly<Record<ErrorCode, string>> = {
  'gate.unknownSender': 'Eit vindauge som Klientbro ikkje kjenner, bad om noko. Det vart avvist.',
  'gate.invalidInput': 'Opplysningane hadde ei form Klientbro ikkje godtek.',
  'gate.invalidOutput':
    'Klientbro fekk eit svar frå seg sjølv som han ikkje kjenner att. Det er ein feil i programmet.',
  'engine.notRunning': 'Bakgrunnsdelen av Klientbro går ikkje enno. Vent litt og prøv igjen.',
  'engine.died': 'Bakgrunnsdelen av Klientbro stoppa midt i dette. Han startar på nytt og held fram der han slapp.',
  'engine.stopping': 'Klientbro er i ferd med å avslutte.',
  'engine.bug': 'Det er ein feil i Klientbro. Det som er lagra, er ikkje rørt.',
  'app.noEnvironment': 'Ikkje noko miljø er opna. Vel øvingsmiljøet eller set opp firmaet først.',
  'app.linkRefused': 'Klientbro opnar berre lenkjer til styresmaktene sine eigne sider. Denne vart ikkje opna.',
  'app.fileRefused': 'Denne fila kan ikkje brukast her.',
  'app.fileMissing': 'Fila finst ikkje lenger. Vel ho på nytt.',
  'app.fileTooLarge': 'Fila er på {{megabytes}} MB. Klientbro les inntil {{limit}} MB her.',
  'app.fileWriteFailed': 'Fila kunne ikkje lagrast. Sjekk at det er plass, og at du kan skrive i nedlastingsmappa.',
  'app.printFailed': 'Sida vart ikkje skriven ut. Sjekk at maskina har ein skrivar, eller lagre ho som PDF.',
  'app.practiceFailed': 'Øvingsmiljøet starta ikkje. Prøv igjen, eller vel «Byrja på nytt» i Innstillingar.',
  'app.loginItemFailed':
    'Klientbro kunne ikkje setjast til å starte ved innlogging. Kontroller at du kan skrive i heimemappa.',
  'app.otherEnvironment': 'Klientbro er open i eit anna miljø. Byt miljø i vindauget, eller avslutt Klientbro først.',
  'app.noAnswer': 'Klientbro er open, men svara ikkje.',
  'vault.noKeychain': 'Maskina har ingen nøkkelring. Klientbro lagrar ikkje nøklar utan.',
  'vault.locked': 'Nøkkelringen er låst. Lås han opp og prøv igjen.',
  'vault.changed': 'Nøkkelringen er ein annan enn den Klientbro lagra i. Hent den gamle tilbake.',
  'vault.failed': 'Nøkkelringen svara med ein feil.',
  'vault.temporaryKeychain':
    'Nøkkelringen varer berre så lenge Klientbro køyrer. Utanfor øvingsmiljøet blir ingenting lagra i han.',
  'vault.noKey': 'Firmaet har ingen nøkkel i Klientbro enno. Lag han under Tilgang.',
  'vault.keyExists': 'Firmaet har alt ein nøkkel. Han blir ikkje bytt ut av seg sjølv.',
  'vault.keyMissing':
    'Nøkkelringen leverte ikkje denne nøkkelen. Lås han opp og prøv igjen. Nøkkelen i bruk er ikkje rørt.',
  'keys.unknown': 'Nøkkelen finst ikkje lenger her.',
  'keys.wrongRole': 'Dette kan ikkje gjerast med nøkkelen slik han står no.',
  'keys.tooMany': 'Det er alt {{most}} nøklar på denne maskina. Fjern ein som ikkje er i bruk.',
  'keys.dayAhead': 'Datoen finst ikkje, eller han er ikkje komen enno.',
  'keys.alreadyHere': 'Denne nøkkelen er her frå før.',
  'keys.tooLarge': 'Fila er større enn ei nøkkelfil kan vere.',
  'keys.malformed':
    'Fila er ikkje ein nøkkel vi kan lese, eller ho er skadd. Klientbro les JWK, PEM og PKCS#12 (.p12, .pfx).',
  'keys.passwordNeeded': 'Fila er verna med eit passord. Skriv det inn.',
  'keys.wrongPassword': 'Passordet passar ikkje til fila.',
  'keys.notRsa': 'Nøkkelen er ikkje ein RSA-nøkkel. Maskinporten tek berre RSA.',
  'keys.tooShort': 'Nøkkelen er {{bits}} bit. Han må vere minst {{fewest}}.',
  'keys.noPrivateHalf': 'Fila har berre den offentlege delen av nøkkelen. Klientbro treng fila med den private.',
  'keys.severalKeys': 'Fila har {{count}} nøklar. Ho må ha éin.',
  'keys.noCertificate': 'Fila manglar verksemdssertifikatet som høyrer til nøkkelen.',
  'keys.certificateDates': 'Verksemdssertifikatet gjeld frå {{from}} til {{to}}, og ikkje i dag.',
  'keys.notOnVisible':
    'Nøkkelen er ikkje registrert på integrasjonen til det synlege systemet, {{clientId}}. Registrer han der òg.',
  'store.newerVersion': 'Dataa er laga av ein nyare Klientbro. Installer den nyaste versjonen.',
  'store.damaged': 'Databasen er skadd. Han er lagd til side og teken vare på.',
  'store.failed': 'Klientbro fekk ikkje lese eller skrive i databasen sin.',
  'store.diskFull': 'Disken er full. Frigjer plass og prøv igjen.',
  'backup.noCode':
    'Firmaet har ingen gjenopprettingskode. Utan han kan ingen opne tryggingskopien på ei anna maskin. Lag koden først.',
  'backup.noPendingCode': 'Koden blir vist berre éin gong, og denne er borte. Lag ein ny.',
  'backup.groupWrong':
    'Dette er ikkje den siste gruppa i koden. Sjå etter på arket ditt. Stemmer det ikkje, lagar du ein ny kode.',
  'backup.running': 'Ein tryggingskopi er alt i gang.',
  'backup.cancelled': 'Tryggingskopien vart avbroten. Inga fil er laga, og den førre er ikkje rørt.',
  'backup.folderMissing':
    'Mappa for tryggingskopiar finst ikkje no, eller du kan ikkje skrive i ho. Kople til disken, eller vel ei anna mappe.',
  'backup.notRestoring': 'Vel «Gjenopprett frå tryggingskopi» først. Ingenting er endra.',
  'backup.restoring': 'Miljøet er opna for gjenoppretting. Fullfør eller avbryt ho først.',
  'backup.notBackup': 'Fila er ikkje ein tryggingskopi frå Klientbro. Ingenting er endra.',
  'backup.damaged':
    'Tryggingskopien er skadd: {{file}} manglar eller er endra. Ingenting hos deg er rørt. Prøv ein annan kopi.',
  'backup.unsafeName':
    'Fila inneheld eit filnamn som ikkje høyrer heime i ein tryggingskopi ({{file}}). Ho er ikkje pakka ut.',
  'backup.tooLarge': 'Innhaldet i fila er større enn ho sjølv seier ({{file}}). Ho er ikkje pakka ut.',
  'backup.newerFormat':
    'Tryggingskopien er laga av ein nyare Klientbro. Installer den nyaste versjonen og prøv igjen. Ingenting er endra.',
  'backup.otherEnvironment':
    'Tryggingskopien er frå eit anna miljø enn det du gjenopprettar. Gå tilbake og vel det miljøet. Ingenting er endra.',
  'backup.codeLength': 'Koden skal ha {{expected}} teikn, og du har skrive {{found}}.',
  'backup.codeTypo': 'Det er ein skrivefeil i gruppe {{group}} av koden.',
  'backup.wrongCode':
    'Koden er rett skriven, men høyrer ikkje til denne tryggingskopien. Har du ein nyare eller eldre kode, prøver du han. Ingenting er endra.',
  'app.folderNetwork':
    'Mappa med dataa ligg på eit nettverksområde. Databasen kan bli øydelagd der, så Klientbro opnar han ikkje.',
  'app.folderRoaming':
    'Mappa med dataa ligg i den vandrande brukarprofilen, som blir kopiert mellom maskiner. Databasen kan bli øydelagd der, så Klientbro opnar han ikkje.',
  'app.folderSynced':
    'Mappa med dataa blir synkronisert til ei skyteneste. Databasen kan bli øydelagd der, så Klientbro opnar han ikkje.',
  'messageServices.notUnderstood':
    'Tenestene har opplysningar om enkeltpersonar eller er underlagde teieplikt. Stadfest at dei skal hentast, og prøv igjen.',
  'http.offline': 'Klientbro når ikkje nettet. Sjekk tilkoplinga.',
  'http.proxyLogin':
    'Proxyen {{proxy}} i nettverket krev innlogging, og det kan ikkje Klientbro gi. Be den som styrer nettverket, sleppe {{host}} gjennom.',
  'http.proxyUnsupported':
    'Nettverket seier at {{host}} blir nådd gjennom {{proxy}}, ein type proxy Klientbro ikkje støttar.',
  'http.untrusted':
    'Sertifikatet for {{host}} er skrive ut av «{{issuer}}», som denne maskina ikkje stoler på. Som oftast er det ein boks i nettverket som opnar trafikken. Be den som styrer maskina, leggje inn rotsertifikatet.',
  'http.rootsUnreadable': 'Rotsertifikata i {{file}} kan ikkje lesast. Be den som styrer maskina, rette fila.',
  'http.timeout': '{{host}} svara ikkje i tide.',
  'http.cut': 'Sambandet til {{host}} vart brote.',
  'http.hostRefused': 'Klientbro snakkar berre med styresmaktene sine eigne adresser. {{host}} er ikkje ei av dei.',
  'http.redirectRefused': '{{host}} sende oss vidare til ei anna adresse. Klientbro følgjer ikkje slike.',
  'http.tooLarge': 'Svaret frå {{host}} var større enn Klientbro tek imot.',
  'http.notJson': 'Svaret frå {{host}} var ikkje i den forma Klientbro ventar.',
  'http.unexpectedAnswer': '{{host}} svara noko Klientbro ikkje ventar.',
  'http.throttled': '{{host}} bed oss vente. For mange spørjingar på kort tid.',
  'http.unavailable': '{{host}} er nede eller svarar med feil.',
  'http.cancelled': 'Spørjinga vart avbroten.',
  'people.notHere': 'Klientbro veit ikkje kven som sit her. Svar på kven du er, og prøv igjen.',
  'people.notAllowed':
    'Du manglar retten{{missing}}. Be den som set opp Klientbro hos dykk, om å gi deg han under Innstillingar, Tilsette og rettar.',
  'people.unknown': 'Denne personen kan ikkje veljast her.',
  'people.nameTaken': 'Namnet {{name}} er i bruk. Loggen må kunne skilje dei, så gi den eine eit namn til.',
  'people.lastSetUp': '{{name}} er den siste som kan setje opp. Gi ein annan den retten først.',
  'people.samePerson':
    'To personar må vere innom kvar innsending. Du har klargjort denne meldinga, så ein annan må sende ho inn.',
  'people.notProved':
    'To personar må vere innom kvar innsending. Den som sender inn, må først logge inn med ID-porten som seg sjølv.',
  'job.cancelled': 'Oppgåva vart avbroten.',
  'job.interrupted': 'Oppgåva vart stansa då Klientbro stoppa. Ho held fram der ho slapp.',
  'job.unknown': 'Oppgåva finst ikkje lenger.',
  'job.gaveUp': 'Klientbro prøvde fleire gonger og gav seg.',
  'maskinporten.refused': 'Maskinporten avviste oss. Sjekk oppsettet under Tilgang.',
  'maskinporten.clockSkew': 'Klokka på maskina går feil, og Maskinporten avviser oss. Still klokka.',
  'maskinporten.keyRefused':
    'Maskinporten kjenner ikkje nøkkelen. Registrer den offentlege nøkkelen i sjølvbeteninga hos Digdir.',
  'maskinporten.scopeNotGranted': 'Firmaet har ikkje fått tilgangen som trengst hos Maskinporten: {{scope}}.',
  'maskinporten.noSystemUser':
    'Maskinporten finn ikkje systemtilgangen. Han er ikkje godkjend enno, eller han er sletta.',
  'idporten.cancelled': 'Innlogginga vart avbroten.',
  'idporten.failed': 'Innlogginga med ID-porten lukkast ikkje.',
  'idporten.expired': 'Innlogginga tok for lang tid eller har gått ut. Logg inn på nytt.',
  'idporten.needed': 'Dette krev at ein person loggar inn med ID-porten.',
  'access.notSetUp': 'Oppsettet er ikkje ferdig. Fullfør det under Tilgang.',
  'access.systemExists': 'Systemet er alt registrert i Altinn av nokon andre eller med andre opplysningar.',
  'access.refused': 'Altinn avviste oss. Firmaet manglar ein tilgang som trengst til dette.',
  'access.requestExists': 'Det finst alt ein førespurnad eller systemtilgang av dette slaget.',
  'access.requestGone': 'Førespurnaden finst ikkje lenger i Altinn. Send ein ny.',
  'access.systemUserExists': 'Det finst alt ein systemtilgang med denne referansen i Altinn.',
  'access.requestAnswered': 'Førespurnaden er alt svara på.',
  'access.systemUnknown': 'Altinn kjenner ikkje systemet, eller det er sletta. Registrer det på nytt under Tilgang.',
  'access.redirectRefused': 'Adressa Altinn skulle sende vidare til, er ikkje registrert på systemet.',
  'access.packageUnsuitable': 'Tilgangspakken passar ikkje til denne typen systemtilgang.',
  'access.packagesMixed': 'Desse tilgangspakkane kan ikkje stå i same systemtilgang for klientar. Lag éin for kvar.',
  'access.changeWaits': 'Det ventar alt ei endring av denne systemtilgangen på godkjenning.',
  'access.changeAnswered': 'Endringa er alt svara på. Be om ei ny.',
  'access.cannotBeChanged':
    'Ein systemtilgang for klientar kan ikkje endrast. Be om ein ny med dei fullmaktene du treng.',
  'access.nothingToChange': 'Systemtilgangen har alt desse fullmaktene.',
  'access.otherSystemUser':
    'Maskinporten gav eit token for ein annan systemtilgang enn venta. Klientbro bruker det ikkje.',
  'access.notClientAdministrator': 'Du er logga inn, men er ikkje klientadministrator for firmaet.',
  'access.clientLacksPackage':
    'Klienten har ikkje gitt firmaet alle tilgangspakkane i systemtilgangen. Be klienten gi fullmakta i Altinn, eller bruk ein systemtilgang med dei pakkane klienten har gitt.',
  'access.clientUnknown':
    'Altinn kjenner ikkje denne klienten som klient av firmaet. Klienten må først registrere firmaet i Einingsregisteret eller gi det ei fullmakt i Altinn.',
  'access.delegationFailed':
    'Altinn fekk ikkje gitt systemtilgangen fullmakt for klienten. Prøv igjen om litt. Går det ikkje då, legg klienten til i Altinn under «Administrere klienter».',
  'access.clientNotRemoved':
    'Altinn fekk ikkje fjerna klienten, og han står der framleis. Prøv igjen om litt, eller fjern han i Altinn under «Administrere klienter».',
  'access.clientListForbidden':
    'Altinn lèt ikkje den som er logga inn, sjå klientane til firmaet. Be ein klientadministrator logge inn.',
  'access.clientListFailed': 'Altinn fekk ikkje henta klientane til firmaet. Prøv igjen om litt.',
  'access.packageNotInSystem':
    'Systemtilgangen har ein tilgangspakke som ikkje lenger står i systemet. Oppdater systemet under Tilgang, og be om ein ny systemtilgang.',
  'access.systemUserUnknown':
    'Altinn finn ikkje systemtilgangen. Han kan vere sletta. Sjå under Tilgang, og be om ein ny om han manglar.',
  'access.notForClients':
    'Systemtilgangen er ikkje ein systemtilgang for klientar. Be om ein slik under Tilgang, og legg klientane til i han.',
  'access.clientIdRefused':
    'Altinn kjende ikkje att klienten slik Klientbro hadde han lagra. Hent klientlista på nytt, og vel klienten igjen.',
  'access.endedRemoved':
    'Tilgangen til {{client}} er teken bort i Altinn. Endringar i Altinn kan bruke inntil 30 minutt på å verke.',
  'access.endedRole':
    'Firmaet er ikkje lenger rekneskapsførar for {{client}} i Einingsregisteret. Tilgangen fell bort innan 30 minutt.',
  'access.endedNotSeen': 'Dialogporten har ikkje vist {{client}} på over ein time. Tilgangen ser ut til å vere borte.',
  'access.endedSystemUser':
    'Systemtilgangen er sletta i Altinn. Klientbro kan ikkje sende inn eller hente noko med han.',
  'access.endedRefused': 'Altinn avviste systemtilgangen for {{client}}. Sjekk tilgangen som klientadministrator.',
  'access.altinnRefused': 'Altinn sa nei, med ein kode Klientbro ikkje kjenner.',
  'selfLinking.off': '«Legg til klientar utan innlogging» er slått av.',
  'selfLinking.elsewhere': 'Det er {{machine}} som legg til klientar utan innlogging, ikkje denne maskina.',
  'selfLinking.noSystemUser':
    'Firmaet har ingen systemtilgang med Klientadministrator. Be om ein, eller slå av «Legg til klientar utan innlogging».',
  'selfLinking.noKey': 'Nøkkelen for å leggje til klientar utan innlogging finst ikkje. Lag ein ny, og registrer han.',
  'selfLinking.noRight':
    'Altinn seier at systemtilgangen ikkje er klientadministrator for firmaet lenger. Be om ein ny systemtilgang med pakken Klientadministrator, og prøv igjen.',
  'selfLinking.tokenRefused':
    'Altinn godtok ikkje tokenet til systemtilgangen. Klientbro hentar eit nytt og prøver igjen.',
  'system.idRefused':
    'Altinn godtok ikkje system-ID-en: han må ta til med organisasjonsnummeret til firmaet og kan ikkje ha mellomrom.',
  'system.clientIdTaken':
    'Feltet Maskinporten-integrasjonar: ein av klient-ID-ane høyrer til eit anna system. Ein integrasjon kan berre høyre til eitt.',
  'system.clientIdsRefused': 'Feltet Maskinporten-integrasjonar: same klient-ID står to gonger.',
  'system.redirectRefused': 'Feltet Returadresser: kvar adresse må vere ei full https-adresse.',
  'system.packagesRefused':
    'Feltet Tilgangspakkar: Altinn kjenner ikkje ein av pakkane, han kan ikkje givast til systemtilgangar, eller han står to gonger.',
  'system.rightsRefused':
    'Feltet Enkelttenester: Altinn kjenner ikkje ei av tenestene, ho kan ikkje givast til systemtilgangar, eller ho står to gonger.',
  'system.notVisible':
    'Feltet Synleg i Altinn: eit system med pakkar frå Einingsregisteret kan ikkje vere synleg i portalen.',
  'system.changedMeanwhile': 'Systemet er endra i Altinn sidan du såg det. Sjå skilnadene på nytt før du sender.',
  'system.deleted': 'Systemet {{systemId}} er sletta i Altinn, og ID-en kan ikkje brukast igjen. Registrer eit nytt.',
  'system.gone': 'Systemregisteret i Altinn kjenner ikkje systemet.',
  'system.noClientId':
    'Altinn slettar ikkje eit system utan Maskinporten-integrasjon. Legg til klient-ID-en og slett etterpå.',
  'brreg.notFound': 'Einingsregisteret har inga eining med dette organisasjonsnummeret.',
  'brreg.failed': 'Einingsregisteret svara ikkje som venta.',
  'tables.unreadable':
    'Fila {{file}} let seg ikkje lese som ein tabell (linje {{line}}). Lagre ho som CSV eller XLSX og prøv igjen.',
  'tables.tooLarge': 'Fila {{file}} er for stor. Klientbro les inntil {{limit}} rader frå éin tabell.',
  'tables.empty': 'Det er ingen rader i {{file}}.',
  'tables.gone': 'Tabellen er ikkje open lenger. Vel fila på nytt.',
  'tables.notReady': 'Det er rader eller kodar i {{file}} som må avklarast før tabellen kan bli eit utkast.',
  'archive.needed':
    'Før den første innsendinga i produksjon må papira ha ein trygg stad: Vel ei arkivmappe, eller ta ei tryggingskopi. Begge står i Innstillingar.',
  'archive.folderMissing':
    'Arkivmappa er ikkje der. Kople til disken eller vel ei anna mappe. Klientbro prøver igjen av seg sjølv.',
  'archive.diskFull': 'Det er ikkje plass i arkivmappa. Klientbro prøver igjen av seg sjølv når det er rydda.',
  'archive.failed': 'Klientbro får ikkje skrive til arkivmappa ({{reason}}), og prøver igjen av seg sjølv.',
  'clients.tooManyRows': 'Lista er for stor. Klientbro les inntil {{limit}} rader frå éi fil.',
  'clients.unreadableTable': 'Fila let seg ikkje lese som ein tabell. Lagre ho som CSV eller XLSX og prøv igjen.',
  'clients.tooLarge': 'Fila er for stor til å vere ei klientliste.',
  'clients.tableGone': 'Lista er ikkje open lenger. Vel fila på nytt.',
  'clients.groupTaken': 'Det finst alt ei gruppe som heiter {{group}}. Vel eit anna namn.',
  'clients.unknown': 'Klienten står ikkje i lista.',
  'clients.stopped': '{{client}} er konkurs, sletta eller overteken. Innsendinga er stoppa.',
  'clients.ending': 'Firmaet avsluttar {{client}}. Innsendinga er stoppa.',
  'clients.notEnding': '{{client}} er ikkje under avslutning.',
  'clients.stillLinked': '{{client}} står framleis i systemtilgangen. Fjern klienten der først.',
  'clients.wrongName': 'Namnet stemmer ikkje. Skriv {{client}}.',
  'board.dayAhead': 'Datoen {{day}} er ikkje komen. Ingenting er lagra.',
  'board.afterDeadline': 'Vår frist kan ikkje vere etter den styresmaktene har sett, {{day}}. Ingenting er lagra.',
  'clients.notDue': 'Datoen for sletting er ikkje komen. Ingenting er sletta.',
  'mva.notXml': 'Fila er ikkje gyldig XML. Lesinga stoppa på linje {{line}}.',
  'mva.notReturn': 'Fila er XML, men ikkje ei mva-melding.',
  'mva.notSaft': 'Fila er ikkje ei SAF-T Rekneskap-fil.',
  'mva.saftBroken': 'SAF-T-fila kan ikkje brukast: feil i {{element}} på linje {{line}}.',
  'mva.tooLarge': 'Fila er større enn ei mva-melding kan vere.',
  'mva.encoding': 'Fila har ei teiknkoding Klientbro ikkje les. Ho skal vere UTF-8.',
  'mva.doctype': 'Fila har ein DOCTYPE. Slike blir ikkje lesne, av tryggingsgrunnar.',
  'mva.structure': 'Mva-meldinga har feil oppbygging ved {{element}}.',
  'mva.value': 'Mva-meldinga har ein verdi som ikkje er lov i {{element}}.',
  'mva.unknownReturn': 'Mva-meldinga finst ikkje lenger i Klientbro.',
  'mva.unknownClient': 'Klientbro kjenner ikkje denne klienten.',
  'mva.wrongOrganisation': 'Organisasjonsnummeret i mva-meldinga er ikkje klienten sitt.',
  'mva.wrongPeriod': 'Terminen i mva-meldinga kan ikkje leverast no.',
  'mva.hasErrors': 'Mva-meldinga har feil som må rettast før ho kan sendast.',
  'mva.changedSinceRelease': 'Tala er endra sidan du såg dei. Sjå over dei og send på nytt.',
  'mva.notReleased': 'Meldinga er ikkje lenger frigitt. Sjå over ho og frigi ho på nytt.',
  'batch.unknown': 'Denne innsendinga finst ikkje lenger i Klientbro.',
  'batch.stopped': 'Innsendinga vart stoppa før meldinga var send.',
  'mva.changedMeanwhile': 'Nokon har endra mva-meldinga sidan du opna henne. Det du skreiv sist, er ikkje lagra.',
  'form.nullNotMissing': '{{client}} har alt ei melding for terminen.',
  'form.nullBlocked': 'Det finst tal for {{client}} i terminen. Nullmelding er ikkje laga.',
  'form.nullLate': 'Fristen for {{client}} er ute, og det var ikkje stadfesta.',
  'form.notSent': 'Meldinga for {{client}} er ikkje send, så det er ingenting å rette opp.',
  'form.sameTarget': 'Meldinga er alt for denne klienten og terminen.',
  'mva.filingOpen': 'Ei innsending av denne mva-meldinga er alt i gang.',
  'mva.alreadyFiled': 'Mva-meldinga er alt send inn.',
  'mva.notLinked': 'Klienten er ikkje lagd til i systemtilgangen.',
  'mva.mayNotFillIn':
    '{{person}} kan ikkje fylle ut mva-meldingar for {{client}} i Altinn. Få fullmakta først, eller vel «Prøv på nytt» for å prøve likevel.',
  'mva.mayNotSign':
    '{{person}} kan ikkje signere mva-meldingar for {{client}} i Altinn. La ein som kan signere logge inn, eller vel «Prøv på nytt» for å prøve likevel.',
  'mva.rightsNotTold': 'Klientbro kan ikkje spørje Altinn om kven den innlogga kan sende for. Det krev eit scope til.',
  'mva.refused': 'Skatteetaten avviste innsendinga.',
  'mva.envelopeRefused': 'Altinn avviste konvolutten rundt mva-meldinga.',
  'mva.notReady': 'Skatteetaten er ikkje ferdig med mva-meldinga enno.',
  'mva.needsLogin': 'Innsendinga ventar på at ein person loggar inn.',
  'mva.noDocument': 'Dokumentet finst ikkje hos Altinn.',
  'mva.instanceUnknown':
    'Vi veit ikkje om Altinn rakk å opprette innsendinga. Ingenting er levert. Undersøk på nytt, så lagar Klientbro ei ny om det trengst.',
  'mva.processUnknown':
    'Altinn viser ikkje kvar innsendinga står. Klientbro spør igjen og sender ikkje på nytt før det er klart.',
  'mva.channelOff': 'Denne måten å sende på er ikkje opna i dette miljøet.',
  'attachments.type': 'Fila {{file}} er av ein type Skatteetaten ikkje tek imot.',
  'attachments.content': '{{file}} inneheld noko anna enn det namnet seier.',
  'attachments.tooMany': 'Ei mva-melding kan ha høgst {{limit}} vedlegg. {{file}} er ikkje lagd til.',
  'attachments.nameTaken': 'Meldinga har alt eit vedlegg som heiter {{file}}. Gi fila eit anna namn.',
  'mva.foundOthers':
    'Altinn har frå før ei innsending for {{client}} og denne terminen som ikkje er gjord herifrå. Sjå kva som er funne, og send på nytt dersom denne meldinga skal erstatte det.',
  'mva.replacesEarlier':
    'Terminen er alt send inn for {{client}}. Opne meldinga og stadfest at denne skal erstatte den.',
  'mva.notDraft': 'Innsendinga er ikkje lenger eit utkast. Ho er ikkje sletta.',
  'mva.meanwhileUnknown':
    'Altinn svarer ikkje på kva som er sendt inn for {{client}} sidan tryggingskopien. Sjå i Altinn om denne meldinga alt er levert. Er ho ikkje det, sender du inn ein gong til.',
  'saft.zip':
    'Klientbro finn inga SAF-T-fil i {{file}}, eller kan ikkje lese ho. Pakk ut zip-fila først, og vel XML-filene i ho.',
  'saft.otherClient':
    '{{file}} er rekneskapen til {{found}}, men {{client}} har organisasjonsnummer {{expected}}. Vel rett klient eller rett fil.',
  'saft.edited': 'Mva-meldinga er endra for hand. Eit nytt svar erstattar endringane.',
  'saft.questionsOpen':
    'Utkastet har spørsmål utan svar ({{count}}). Svar på dei før mva-meldinga blir frigitt eller send.',
  'claims.noAccess':
    'Skatteetaten gir ikkje innsyn i desse krava. Systemtilgangen kan vere sletta, eller klienten er ikkje lagd til i han.',
  'claims.partyUnknown': 'Skatteetaten finn ikkje denne verksemda. Undereiningar har ingen krav; sjå på hovudeininga.',
  'claims.profileRefused':
    'Skatteetaten godtek ikkje rettigheitspakken. Spør Skatteetaten kva for ein firmaet har fått.',
  'claims.tokenRefused': 'Skatteetaten godtok ikkje tilgangen. Sjekk Maskinporten under Tilgang.',
  'claims.refused': 'Skatteetaten avviste spørsmålet om krav.',
  'claims.refreshedLately': 'Alle klientar vart oppdaterte nyleg. Prøv igjen om {{minutes}} min.',
  'claims.termsNotConfirmed':
    'Ingenting er eksportert. Den som set opp Klientbro, må først stadfeste vilkåra til Skatteetaten under Innstillingar.',
  'dialogs.unknown': 'Meldinga finst ikkje lenger i Klientbro.',
  'dialogs.noAccess': 'Systemtilgangen gir ikkje tilgjenge til denne meldinga.',
  'dialogs.gone': 'Avsendaren har trekt meldinga tilbake.',
  'dialogs.levelTooLow': 'Avsendaren krev høgare tryggingsnivå enn ein systemtilgang har. Opne meldinga i Altinn.',
  'dialogs.notVisibleYet': 'Meldinga er ikkje synleg enno.',
  'dialogs.attachmentGone': 'Vedlegget er ikkje tilgjengeleg lenger.',
  'dialogs.checksum': 'Vedlegget kom skadd fram og er ikkje lagra.',
  'dialogs.refused': 'Dialogporten avviste oss.',
  'dialogs.openFirst': 'Meldinga er endra sidan ho blei opna her. Hent ho på nytt først.',
  'dialogs.partRefused': 'Systemtilgangen gir ikkje tilgang til denne delen av meldinga.',
  'dialogs.elsewhere': 'Innhaldet ligg hos avsendaren og kan berre opnast i Altinn.',
  'dialogs.wrongContent': 'Avsendaren svarte med noko anna enn teksten. Opne meldinga i Altinn.',
  'dialogs.notTheFile':
    'Avsendaren svarte med ei nettside og ikkje med vedlegget. Ingenting er lagra. Opne meldinga i Altinn.',
  'dialogs.noPreview': 'Vedlegget er verken PDF eller eit bilete som kan visast her. Lagre det og opne det frå mappa.',
  'dialogs.previewTooLarge': 'Vedlegget er for stort til å visast her. Lagre det og opne det frå mappa.',
  'dialogs.labelsNotAllowed': 'Firmaet har ikkje opna for å endre etikettar i Altinn herfrå.',
  'dialogs.labelsChange': 'Etikettane blir stadig endra i Altinn. Sjå på meldinga der.',
  'storage.notOldEnough': 'Grensa er endra sidan du såg ho. Sjå på tala igjen. Ingenting er sletta.',
  'folders.none': 'Vel først mappa som klientmappene ligg i, under Innstillingar.',
  'folders.missing':
    'Mappa er ikkje der. Kople til disken eller vel ei anna mappe. Klientbro prøver igjen av seg sjølv.',
  'folders.diskFull': 'Det er ikkje plass i mappa. Klientbro held fram av seg sjølv når det er rydda.',
  'folders.failed': 'Klientbro får ikkje skrive til mappa ({{reason}}), og prøver igjen av seg sjølv.',
  'folders.ruleField': '{{field}} er ikkje eit felt. Bruk berre felta som står under.',
  'folders.ruleClient': 'Ta med {klient} eller {orgnr} i mappenamnet, så klientane ikkje blir blanda.',
  'folders.ruleName': 'Ta med {filnavn} i filnamnet.',
  'folders.ruleDeep': 'Bruk høgst {{limit}} mapper under kvarandre.',
  'folders.tooMany': 'Søket finn over {{limit}} meldingar. Snevre det inn først.',
  'office.cannotSee':
    '{{name}} ser ikkje alle klientane meldingane gjeld. Vel ein som gjer det, eller endre rettane under Tilsette.',
  'office.emptyRule': 'Regelen må seie kva meldingar han gjeld, og kva som skal skje med dei.',
  'office.unknownRule': 'Regelen finst ikkje lenger.',
};
