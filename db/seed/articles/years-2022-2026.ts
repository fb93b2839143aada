import type { SeedArticle } from './seed-article.ts';

export const articles: SeedArticle[] = [
  {
    slug: 'energiepreise-weitergeben',
    title: 'Wie man eine Preiserhöhung erklärt',
    teaser:
      'Energie und Material sind teurer geworden. Wer seine Preise anpasst, sollte es früh sagen, begründen und nur einmal tun.',
    topics: ['finanzen', 'marketing'],
    author: 'martin-osterloh',
    publishedAt: '2022-05-10T09:00:00+02:00',
    text: `
Eine Bäckerin hat im April ein Blatt neben die Kasse gehängt. Darauf steht, was Mehl, Butter und Strom vor einem Jahr kosteten und was sie heute kosten. Darunter steht der neue Preis für das Brot. Beschwert hat sich kaum jemand.

## Rechnen

Bevor Sie etwas ankündigen, rechnen Sie für jedes Produkt nach, was sich wirklich geändert hat. Ein Aufschlag von zehn Prozent auf alles ist bequem und selten richtig. Manches wird teurer, manches nicht.

## Sagen

Sagen Sie es, bevor es gilt. Stammkunden zwei Wochen vorher, Geschäftskunden so früh, dass sie es in ihre eigenen Angebote einrechnen können. Bestehende Verträge binden; lesen Sie nach, ob sie eine Anpassung erlauben.

## Einmal

Drei kleine Erhöhungen im Jahr ärgern mehr als eine größere. Legen Sie einen Tag fest, und bleiben Sie dann dabei.`,
  },
  {
    slug: 'waermepumpe-im-altbau',
    title: 'Wärmepumpe im Altbau: die richtigen Fragen',
    teaser:
      'Ob sie passt, hängt weniger vom Baujahr ab als von der Temperatur im Heizkörper. Was man vor dem ersten Angebot wissen sollte.',
    topics: ['handwerk', 'nachhaltigkeit'],
    author: 'helene-brandis',
    publishedAt: '2022-11-15T10:45:00+01:00',
    text: `
Kaum ein Sanitärbetrieb, bei dem in diesem Herbst nicht täglich jemand nach einer Wärmepumpe fragt. Die Wartezeiten sind lang. Sie lassen sich nutzen, um das eigene Haus kennenzulernen.

## Der Versuch

Stellen Sie an einem kalten Tag die Vorlauftemperatur Ihrer Heizung auf 55 Grad. Bleibt es überall warm, ist schon viel gewonnen. Bleibt ein Zimmer kalt, hilft dort vielleicht ein größerer Heizkörper.

## Die Fragen an den Betrieb

- Wie wird die Heizlast berechnet, nach Erfahrung oder nach Norm?
- Wo steht das Gerät, und wie laut ist es am Fenster des Nachbarn?
- Wer übernimmt die Anmeldung beim Netzbetreiber?
- Was geschieht mit dem warmen Wasser?

## Förderung

Zuschüsse werden in der Regel vor Beginn der Arbeiten beantragt. Die Bedingungen ändern sich; fragen Sie nach dem Stand und lassen Sie sich nicht drängen.

Einen Betrieb in der Nähe finden Sie über die [Branchen](/branchen).`,
  },
  {
    slug: 'kuenstliche-intelligenz-im-buero',
    title: 'Der Brief, den niemand geschrieben hat',
    teaser:
      'Programme, die Texte schreiben, sind im Büro angekommen. Wofür sie taugen, und wo ein Mensch unterschreiben muss.',
    topics: ['digitales'],
    author: 'jana-feldkamp',
    publishedAt: '2023-03-21T13:30:00+01:00',
    text: `
Das Angebot war höflich, fehlerfrei und versprach eine Lieferzeit, die es nicht gab. Geschrieben hatte es ein Programm. Gelesen hatte es vor dem Abschicken niemand.

## Wofür es taugt

Ein erster Entwurf, eine Zusammenfassung, eine Übersetzung, die ein Kollege durchsieht: Dabei sparen solche Programme Zeit. Auch wer ungern schreibt, kommt mit einem Anfang leichter ins Arbeiten.

## Wofür nicht

Zahlen, Zusagen und Vorschriften gehören nicht in fremde Hände. Die Programme schreiben, was wahrscheinlich klingt, und nicht, was stimmt. Wer das nicht prüft, haftet trotzdem.

## Was hineindarf

Namen, Adressen und Angebote von Kunden haben in einem fremden Dienst nichts zu suchen, solange nicht geklärt ist, was dort mit ihnen geschieht. Vereinbaren Sie im Betrieb, was erlaubt ist, und schreiben Sie es auf.

Und dann gilt die alte Regel: Wer unterschreibt, hat gelesen.`,
  },
  {
    slug: 'vier-tage-woche-in-der-malerei',
    title: 'Vier Tage auf der Leiter',
    teaser:
      'Ein Malerbetrieb arbeitet von Montag bis Donnerstag. Nach einem Jahr zieht die Chefin Bilanz, mit Zahlen und mit Zweifeln.',
    topics: ['personal', 'handwerk'],
    author: 'redaktion',
    publishedAt: '2023-08-29T09:20:00+02:00',
    text: `
Freitags ist das Telefon stumm. Wer anruft, hört eine Ansage, dass am Montag ab sieben wieder jemand da ist. Ein einziger Kunde, sagt die Chefin, sei deswegen zu jemand anderem gegangen.

## Wie es geht

Die Wochenstunden sind geblieben, die Tage sind länger geworden. Eine Fahrt zur Baustelle weniger in der Woche, einmal weniger auspacken und abdecken. Was an Zeit gespart wird, bleibt bei den Leuten.

## Was besser wurde

Auf die letzte Anzeige kamen elf Bewerbungen, auf die davor zwei. Krank gemeldet hat sich kaum noch jemand an einem Freitag. Und die Lehrlinge gehen ausgeruht in die Schule.

## Was schwierig ist

Zehn Stunden streichen im August sind zu lang. An heißen Tagen wird deshalb früher begonnen und früher aufgehört. Und wenn ein Bauherr am Freitag abnehmen will, muss doch jemand kommen.`,
  },
  {
    slug: 'schalttag-als-inventurtag',
    title: 'Zählen, wenn sonst niemand zählt',
    teaser:
      'Die jährliche Inventur muss nicht zwischen den Jahren stattfinden. Ein Eisenwarenladen nimmt den 29. Februar.',
    topics: ['einzelhandel', 'finanzen'],
    author: 'helene-brandis',
    publishedAt: '2024-02-29T08:00:00+01:00',
    text: `
Viertausend verschiedene Schrauben, und jede Schublade wird geöffnet. Früher geschah das am 30. Dezember, mit schlechter Laune und kalten Fingern. In diesem Jahr zählt die Belegschaft am Schalttag.

## Was das Gesetz erlaubt

Neben der Inventur zum Bilanzstichtag gibt es die verlegte und die permanente Inventur. Wer fortlaufend bucht, darf über das Jahr verteilt zählen. Was für Ihren Betrieb zulässig ist, sagt die Steuerberatung.

## Wie es schneller geht

- Vorher aufräumen, nicht währenddessen
- Zu zweit: Einer zählt, einer schreibt
- Angefangene Packungen wiegen
- Regale nach dem Zählen mit einem Zettel kennzeichnen

## Was dabei auffällt

Jedes Mal findet sich etwas, das seit Jahren niemand gekauft hat. In einer Kiste auf dem Ladentisch geht es für die Hälfte innerhalb einer Woche weg.`,
  },
  {
    slug: 'die-erste-woche-der-ausbildung',
    title: 'Die erste Woche der Ausbildung',
    teaser:
      'Ob ein Lehrling bleibt, entscheidet sich früher, als die meisten denken. Ein Plan für fünf Tage und die Arbeitszeiten, die man kennen muss.',
    topics: ['personal', 'berufe', 'recht-und-steuern'],
    author: 'jana-feldkamp',
    publishedAt: '2024-08-20T08:30:00+02:00',
    text: `
Am ersten Morgen steht jemand in neuen Arbeitsschuhen vor der Tür, zehn Minuten zu früh. Der Meister ist auf der Baustelle, im Büro weiß niemand Bescheid, und so sitzt der Neue bis um neun neben dem Kopierer. Das vergisst er nicht.

## Fünf Tage

1. **Montag:** ankommen, alle kennenlernen, Schrank, Kleidung, Telefonnummern
2. **Dienstag:** Sicherheit, also Fluchtwege, Erste Hilfe, Maschinen, die noch tabu sind
3. **Mittwoch:** mitgehen, zusehen, fragen dürfen
4. **Donnerstag:** eine kleine Aufgabe, die am Abend fertig ist
5. **Freitag:** eine halbe Stunde reden: Was war gut, was war unklar, was kommt nächste Woche?

Die Aufgabe am Donnerstag ist die wichtigste. Wer am vierten Tag etwas nach Hause erzählen kann, das er selbst gemacht hat, kommt am fünften gern.

## Zeiten, die gelten

Viele Auszubildende sind noch keine achtzehn. Für sie gilt das Jugendarbeitsschutzgesetz, für alle anderen das Arbeitszeitgesetz. Die Grundregeln im Vergleich:

| Regel | unter 18 | ab 18 |
| Arbeitszeit am Tag | 8 Stunden | 8 Stunden, mit Ausgleich bis zu 10 |
| Pausen | 30 Minuten bei mehr als 4,5 Stunden, 60 Minuten bei mehr als 6 | 30 Minuten bei mehr als 6 Stunden, 45 Minuten bei mehr als 9 |
| Freizeit bis zum nächsten Arbeitstag | 12 Stunden | 11 Stunden |

Für einzelne Branchen gibt es Ausnahmen, etwa für Bäckereien am frühen Morgen. Wer Jugendliche einstellt, braucht außerdem vor dem ersten Tag die Bescheinigung über die ärztliche Erstuntersuchung.

## Eine Person, die zuständig ist

Ausbilder ist auf dem Papier meist der Chef. Im Alltag braucht es jemanden, der im selben Raum ist, und zwar benannt: „Wenn du etwas nicht weißt, fragst du Selma.“ Selma sollte davon am ersten Morgen nicht überrascht sein.

Das Berichtsheft gehört ebenfalls in die erste Woche. Zeigen Sie, wie ein guter Eintrag aussieht, und nehmen Sie sich freitags die fünf Minuten, ihn zu lesen. Wer erst kurz vor der Prüfung hineinsieht, liest Romane.`,
  },
  {
    slug: 'e-rechnung-empfangen',
    title: 'Die elektronische Rechnung: empfangen müssen alle',
    teaser:
      'Ab Januar müssen Betriebe in Deutschland elektronische Rechnungen annehmen können. Eine PDF-Datei zählt nicht dazu.',
    topics: ['recht-und-steuern', 'digitales'],
    author: 'martin-osterloh',
    publishedAt: '2024-10-08T09:00:00+02:00',
    text: `
Zum 1. Januar 2025 beginnt zwischen inländischen Unternehmen die Pflicht zur elektronischen Rechnung. Für das Ausstellen gibt es Übergangsfristen. Für das Empfangen gibt es keine.

## Was eine elektronische Rechnung ist

Gemeint ist eine Datei in einem festgelegten Aufbau, die ein Programm lesen kann. Bekannte Formate heißen XRechnung und ZUGFeRD. Eine gewöhnliche PDF-Datei gilt als sonstige Rechnung, so schön sie aussieht.

## Was man zum Empfangen braucht

Ein Postfach für E-Mails genügt. Um die Datei anzusehen, braucht es ein Programm; kostenlose gibt es, und die meisten Buchhaltungen bringen eines mit. Richten Sie am besten eine eigene Adresse ein, damit nichts zwischen Werbung verschwindet.

## Aufbewahren

Aufzubewahren ist die Datei selbst und nicht der Ausdruck, unverändert und für die Dauer der gesetzlichen Frist. Fragen Sie nach, ob Ihre Sicherung das leistet.`,
  },
  {
    slug: 'zwei-generationen-ein-tresen',
    title: 'Zwei Generationen, ein Tresen',
    teaser: 'Mutter und Sohn führen zusammen eine Apotheke. Sie streiten oft, sagen beide, und meistens über dasselbe.',
    topics: ['personal', 'gruendung'],
    author: 'redaktion',
    publishedAt: '2024-10-08T16:30:00+02:00',
    text: `
Sie möchte, dass das Telefon beim dritten Klingeln abgenommen wird. Er möchte, dass weniger Leute anrufen müssen. Recht haben beide, und darum dauert die Übergabe nun schon vier Jahre.

## Geteilte Bereiche

Den Einkauf macht er, das Personal sie. Über alles, was mehr als einen Monatsumsatz kostet, wird gemeinsam entschieden. Das steht auf einem Blatt in der Schublade, unterschrieben von beiden.

## Die Stammkunden

Manche lassen sich nur von ihr beraten. Er hat aufgehört, das persönlich zu nehmen, und stellt sich seither daneben. Nach dem dritten Mal kommen sie auch zu ihm.

## Das Ende

Im übernächsten Frühjahr hört sie auf. Ihren Platz am Tresen behält sie, an zwei Vormittagen. Als Angestellte, betont sie, und lacht.`,
  },
  {
    slug: 'kleinunternehmer-neue-grenzen',
    title: 'Kleinunternehmer: die neuen Grenzen',
    teaser:
      'Seit Januar dürfen kleine Betriebe mehr umsetzen, ohne Umsatzsteuer zu berechnen. Wer die obere Grenze überschreitet, merkt es dafür sofort.',
    topics: ['recht-und-steuern', 'gruendung', 'finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2025-01-14T09:30:00+01:00',
    text: `
Wer wenig umsetzt, kann auf die Umsatzsteuer verzichten: Er weist keine aus, führt keine ab und zieht keine Vorsteuer. Zum Jahreswechsel hat sich geändert, was „wenig“ bedeutet.

## Alt und neu

| Grenze | bis Ende 2024 | seit 2025 |
| Umsatz im Vorjahr | höchstens 22.000 Euro | höchstens 25.000 Euro |
| Umsatz im laufenden Jahr | voraussichtlich höchstens 50.000 Euro | höchstens 100.000 Euro |
| Wer die obere Grenze überschreitet | bleibt bis zum Jahresende Kleinunternehmer | ist es ab diesem Umsatz nicht mehr |

Die letzte Zeile ist die wichtigste. Bisher genügte eine ehrliche Schätzung zu Beginn des Jahres. Jetzt zählt der tatsächliche Umsatz: Schon die Rechnung, mit der Sie über die 100.000 Euro kommen, wird mit Umsatzsteuer geschrieben.

## Auf der Rechnung

Auch Kleinunternehmer müssen erkennen lassen, warum keine Steuer ausgewiesen ist. Ein Satz wie *Steuerbefreit als Kleinunternehmer* genügt. Weisen Sie auf keinen Fall aus Gewohnheit einen Steuerbetrag aus.

Von der Pflicht, elektronische Rechnungen auszustellen, sind Kleinunternehmer befreit. **Empfangen können** müssen sie diese Rechnungen trotzdem, und zwar schon jetzt.

## Wann sich der Verzicht lohnt

Niemand muss Kleinunternehmer sein. Wer viel einkauft oder einrichtet und vor allem an andere Unternehmen verkauft, steht mit Umsatzsteuer oft besser da, weil er die Vorsteuer zurückbekommt. Wer fast nur an Privatleute verkauft und wenig Ausgaben hat, fährt ohne meist günstiger.

Wer sich für die Umsatzsteuer entscheidet, ist fünf Jahre daran gebunden. Rechnen Sie deshalb nicht nur das erste Jahr durch. Für das Jahr der Gründung und für Umsätze in anderen Ländern der Europäischen Union gelten eigene Regeln; fragen Sie dazu Ihre Steuerberatung.`,
  },
  {
    slug: 'der-wochenmarkt-als-pruefstand',
    title: 'Der Wochenmarkt als Prüfstand',
    teaser: 'Wer wissen will, ob sein Produkt jemandem gefällt, stellt sich zwei Samstage lang damit auf den Markt.',
    topics: ['gruendung', 'einzelhandel'],
    author: 'jana-feldkamp',
    publishedAt: '2025-04-29T11:00:00+02:00',
    text: `
Bevor sie einen Laden mietete, verkaufte eine Seifensiederin acht Monate lang auf dem Markt. Danach wusste sie, welche drei Sorten niemand braucht und warum die Leute nach Lavendel fragen, aber Zitrone kaufen.

## Was man dafür braucht

Für einen Stand ist meist eine Zusage der Marktverwaltung nötig, dazu ein Gewerbeschein und je nach Ware weitere Nachweise. Viele Märkte vergeben Tagesplätze. Fragen kostet nichts, und am Marktplatz kennt jeder die zuständige Person.

## Was man lernt

Auf dem Markt hören Sie jede Begründung. Zu teuer, zu groß, riecht gut, habe ich schon. Notieren Sie es am selben Abend, denn am Montag ist es verklärt.

## Was man nicht lernt

Ob jemand wiederkommt, zeigt sich erst nach Wochen. Und ein Samstag im Juni sagt nichts über einen Dienstag im Februar.`,
  },
  {
    slug: 'barrierefreie-angebote-im-netz',
    title: 'Websites für alle: was seit Ende Juni gilt',
    teaser:
      'Das Barrierefreiheitsstärkungsgesetz ist in Kraft. Welche Angebote es betrifft und warum sich der Rest trotzdem lohnt.',
    topics: ['digitales', 'recht-und-steuern'],
    author: 'martin-osterloh',
    publishedAt: '2025-07-08T09:00:00+02:00',
    text: `
Seit dem 28. Juni 2025 müssen bestimmte Produkte und Dienstleistungen für Verbraucher barrierefrei sein. Dazu gehört im Netz vor allem, worüber Verträge geschlossen werden: der Onlineshop, die Buchung, die Terminvergabe.

## Wer ausgenommen ist

Kleinstunternehmen, die Dienstleistungen anbieten, sind ausgenommen. Das sind Unternehmen mit weniger als zehn Beschäftigten und höchstens zwei Millionen Euro Jahresumsatz oder Bilanzsumme. Wer nahe an der Grenze liegt, sollte sich beraten lassen.

## Was man selbst prüfen kann

- Lässt sich alles mit der Tastatur bedienen?
- Haben Bilder eine Beschreibung?
- Ist die Schrift auch bei doppelter Größe lesbar?
- Hebt sich Text deutlich vom Hintergrund ab?
- Sagt ein Formular verständlich, was fehlt?

## Warum es sich lohnt

Wer nicht gut sieht, wer ein gebrochenes Handgelenk hat oder in der Sonne auf das Telefon schaut, merkt den Unterschied sofort. Das sind mehr Menschen, als man denkt, und sie kaufen dort, wo es geht.`,
  },
  {
    slug: 'werkzeug-leihen',
    title: 'Die Bibliothek der Dinge',
    teaser:
      'Eine Bohrmaschine läuft in ihrem Leben wenige Minuten. In immer mehr Orten kann man sie leihen, und der Fachhandel macht mit.',
    topics: ['nachhaltigkeit', 'einzelhandel'],
    author: 'helene-brandis',
    publishedAt: '2025-11-18T15:00:00+01:00',
    text: `
Zwischen Krimis und Reiseführern steht in der Stadtbücherei ein Regal mit Stichsägen. Ausgeliehen wird mit demselben Ausweis, für eine Woche.

## Der Handel zieht nach

Ein Eisenwarengeschäft am selben Ort verleiht inzwischen, was für die Bücherei zu schwer ist: Rüttelplatten, Parkettschleifer, lange Leitern. Verkauft wird dazu, was sich verbraucht, Schleifpapier vor allem.

## Worauf zu achten ist

Verliehene Maschinen müssen geprüft sein, und wer sie ausgibt, erklärt, wie man sie sicher benutzt. Eine einfache Vereinbarung regelt Kaution, Dauer und was bei Schäden geschieht. Die Versicherung sollte davon wissen.

## Was es bringt

Reich wird damit niemand. Aber wer eine Leiter leiht, kommt zweimal in den Laden, und beim zweiten Mal hat er eine Frage.`,
  },
  {
    slug: 'zwanzig-jahre-im-netz',
    title: 'Zwanzig Jahre Archiv',
    teaser:
      'Im März 2006 erschien hier der erste Artikel. Ein Blick zurück auf Ratschläge, die gehalten haben, und auf solche, über die wir heute lächeln.',
    topics: ['digitales'],
    author: 'redaktion',
    publishedAt: '2026-03-13T09:30:00+01:00',
    text: `
„Der dicke Band im Flur hat ausgedient“, hieß es vor zwanzig Jahren an dieser Stelle. Der Band ist fort, der Flur ist geblieben, und die Frage nach einem guten Klempner stellt sich noch immer.

## Was gehalten hat

Öffnungszeiten müssen stimmen. Rechnungen gehören schnell geschrieben. Am Telefon entscheidet der Ton. Wer unsere alten Artikel liest, findet wenig Technik, die noch in Gebrauch ist, und viele Sätze, die man heute wieder so schriebe.

## Was nicht gehalten hat

Wir haben einmal empfohlen, die Adresse der Website auf den Lieferwagen zu malen, mit allem, was davorsteht. Das hat sich erledigt. Und dass ein Betrieb fünf Seiten braucht, um gefunden zu werden, gilt auch nicht mehr: Manchem genügt ein guter Eintrag.

## Warum wir nichts löschen

Ein Archiv ist kein Schaufenster. Es zeigt, was man zu einer Zeit wusste. Deshalb bleibt jeder Artikel unter seiner Adresse, und an jedem Tag, an dem etwas erschien, steht er im [Archiv](/archiv), auch in zwanzig Jahren noch.`,
  },
  {
    slug: 'sommerferien-im-betrieb',
    title: 'Zu im August?',
    teaser:
      'Betriebsferien sind unbeliebt und praktisch. Wie man sie so legt, dass Kunden, Lieferanten und die eigenen Leute damit leben können.',
    topics: ['personal', 'handwerk'],
    author: 'jana-feldkamp',
    publishedAt: '2026-06-09T10:15:00+02:00',
    text: `
Drei Wochen im August steht die Tischlerei still. So hält sie es seit vierzig Jahren, und so lange fragt jedes Jahr jemand, ob es nicht anders gehe.

## Dafür

Maschinen lassen sich warten, ohne dass jemand wartet. Niemand vertritt zwei andere. Und wer frei hat, wird nicht angerufen, weil niemand da ist, der anrufen könnte.

## Dagegen

Wer keine Schulkinder hat, fährt lieber im September. Nicht alle Urlaubstage dürfen verplant werden; ein Teil muss frei wählbar bleiben. Wo es einen Betriebsrat gibt, bestimmt er mit.

## Ansagen

Kündigen Sie die Ferien im Januar an, nicht im Juli. Tragen Sie sie als besondere Öffnungszeiten ein, und nennen Sie eine Vertretung für Notfälle. Dann steht im August niemand vor der Tür und wundert sich.`,
  },
  {
    slug: 'die-firma-auf-einen-blick',
    title: 'Was in einem guten Eintrag steht',
    teaser:
      'Zehn Minuten genügen, um aus einer Zeile mit Namen und Nummer eine Auskunft zu machen, die Fragen beantwortet, bevor jemand anruft.',
    topics: ['marketing', 'digitales'],
    author: 'redaktion',
    publishedAt: '2026-09-22T09:00:00+02:00',
    text: `
Lesen Sie Ihren Eintrag einmal wie jemand, der Sie nicht kennt. Steht darin, was Sie tun? Ob Sie heute Nachmittag da sind? Ob man mit dem Rollstuhl hineinkommt?

## Zuerst das Nötige

Name, Straße, Hausnummer, Postleitzahl und Ort, eine Telefonnummer, unter der jemand abnimmt. Dazu die Branche, unter der man Sie sucht. Wer „Dienstleistungen aller Art“ schreibt, wird bei keiner gefunden.

## Dann die Zeiten

Öffnungszeiten sind die Angabe, nach der am häufigsten gesehen wird. Tragen Sie Pausen ein, Ruhetage und den Hinweis, wenn Sie nach Vereinbarung arbeiten.

## Zwei Sätze

Eine Beschreibung muss nicht lang sein. Was machen Sie am liebsten, und für wen? Womit soll man lieber zu jemand anderem gehen? Zwei ehrliche Sätze sagen mehr als jede Aufzählung.

Alles davon ist kostenlos; was Sie bereitlegen sollten, steht unter [Firma eintragen](/firma-eintragen).`,
  },
  {
    slug: 'vor-dem-winter-ums-haus',
    title: 'Vor dem Winter einmal ums Haus',
    teaser:
      'Dachrinne, Fallrohr, Außenhahn: Ein Rundgang im November erspart manchen Anruf im Januar. Die Liste eines Hausmeisterdienstes.',
    topics: ['handwerk'],
    author: 'helene-brandis',
    publishedAt: '2026-11-10T08:40:00+01:00',
    text: `
Wenn der Hausmeister im November seine Runde macht, hat er einen Zettel dabei, der seit fünfzehn Jahren derselbe ist. Er hängt in Folie am Klemmbrett und ist an den Ecken weich.

## Der Zettel

- Laub aus Rinnen und Gullys holen
- Außenhähne zudrehen und entleeren
- Fallrohre auf Risse ansehen
- Türen und Fenster schließen lassen, Dichtungen fühlen
- Streugut bereitstellen und die Schaufel suchen
- Den Zählerraum frostsicher machen

## Wer dafür zuständig ist

In Mehrfamilienhäusern steht es im Mietvertrag oder in der Satzung. Für den Gehweg vor dem Haus legt die Gemeinde fest, wer wann räumen muss. Wer nicht kann, beauftragt jemanden, am besten bevor es schneit.

## Wenn doch etwas bricht

Haupthahn zu, Strom im betroffenen Raum aus, dann den Betrieb anrufen. Die Nummer gehört an die Kellertür. Wer noch keine hat, findet in seinem [Ort](/orte) sicher eine.`,
  },
];
