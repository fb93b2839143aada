import type { SeedArticle } from './seed-article.ts';

export const articles: SeedArticle[] = [
  {
    slug: 'ein-branchenbuch-im-netz',
    title: 'Ein Branchenbuch im Netz: Was das gedruckte nicht kann',
    teaser:
      'Der dicke Band im Flur hat ausgedient, sobald jemand unterwegs eine Nummer sucht. Was ein Verzeichnis im Internet besser macht, und was nicht.',
    topics: ['digitales', 'marketing'],
    author: 'redaktion',
    publishedAt: '2006-03-14T09:30:00+01:00',
    text: `
Wer heute einen Klempner sucht, greift zum Telefonbuch oder fragt die Nachbarn. Beides funktioniert, solange man zu Hause ist und die Nachbarn schon einmal einen brauchten. Im Internet kommt eine dritte Möglichkeit hinzu: ein Verzeichnis, das sich nach Ort und Branche durchsuchen lässt.

## Aktuell statt jährlich

Ein gedrucktes Buch ist am Tag seines Erscheinens schon veraltet, denn zwischen Redaktionsschluss und Auslieferung liegen Wochen. Wer umzieht oder eine neue Nummer bekommt, steht bis zum nächsten Jahr falsch darin. Ein Eintrag im Netz lässt sich am selben Tag berichtigen.

Dafür muss allerdings jemand daran denken. Ein Verzeichnis ist nur so gut wie die Angaben, die Unternehmen selbst pflegen. Ein fester Termin im Kalender, etwa zu Jahresbeginn, hilft mehr als jeder Vorsatz.

## Mehr als eine Zeile

Auf Papier kostet jeder Millimeter. Im Netz ist Platz für Öffnungszeiten, eine Wegbeschreibung und zwei Sätze darüber, was man eigentlich anbietet. Gerade kleine Betriebe gewinnen damit, denn sie mussten sich bisher mit Name und Nummer begnügen.

Wer noch nicht dabei ist, findet unter [Firma eintragen](/firma-eintragen), was dafür gebraucht wird. Wer schon dabei ist, sollte nachsehen, ob die Hausnummer stimmt.`,
  },
  {
    slug: 'die-erste-eigene-website',
    title: 'Die erste eigene Website: fünf Seiten reichen',
    teaser:
      'Viele Betriebe schieben ihren Auftritt im Netz auf, weil sie zu groß denken. Dabei genügt am Anfang sehr wenig, wenn es das Richtige ist.',
    topics: ['digitales', 'marketing'],
    author: 'jana-feldkamp',
    publishedAt: '2006-10-05T14:10:00+02:00',
    text: `
„Wir machen das richtig oder gar nicht“ ist ein Satz, der schon manche Website verhindert hat. Richtig heißt am Anfang: Wer Sie sucht, erfährt in einer halben Minute, was Sie tun, wo Sie sind und wie man Sie erreicht.

## Was hineingehört

- Eine Startseite mit einem Satz, der sagt, was Sie anbieten und für wen
- Ihre Leistungen, in der Sprache der Kunden und nicht der Innung
- Ein Foto von Ihnen oder dem Laden, kein Bild aus dem Katalog
- Anfahrt, Telefonnummer und Öffnungszeiten
- Ein vollständiges Impressum

Alles Weitere darf später kommen. Eine Seite mit Neuigkeiten, auf der als Letztes die Weihnachtsgrüße von vor zwei Jahren stehen, schadet mehr, als sie nützt.

## Wer sie macht

Ob Sie jemanden beauftragen oder selbst bauen: Achten Sie darauf, dass der Name der Seite auf Sie eingetragen ist und dass Sie die Zugangsdaten besitzen. Streit um eine Domain ist teurer als jede Gestaltung.

Und schreiben Sie die Adresse dorthin, wo Kunden sie sehen: auf Rechnungen, Lieferwagen und das Schild an der Tür.`,
  },
  {
    slug: 'der-elevator-pitch-im-handwerk',
    title: 'In drei Sätzen sagen, was man tut',
    teaser:
      'Am Nebentisch, in der Warteschlange, auf der Messe: Die Frage „Und was machen Sie?“ kommt immer unerwartet. Eine kleine Übung für Selbstständige.',
    topics: ['marketing', 'gruendung'],
    author: 'jana-feldkamp',
    publishedAt: '2007-02-20T08:45:00+01:00',
    text: `
Die meisten Menschen antworten auf die Frage nach ihrem Beruf mit einer Bezeichnung. „Ich bin Raumausstatterin.“ Das ist richtig und sagt wenig. Der andere nickt, und das Gespräch ist zu Ende.

## Vom Kunden her

Besser ist es, mit dem Anlass zu beginnen, aus dem jemand Sie braucht. „Wenn jemand in eine Altbauwohnung zieht und feststellt, dass keine Gardinenstange passt, dann ruft er mich an.“ Wer das hört, sieht ein Bild, und er erinnert sich, wenn die Schwägerin umzieht.

Der zweite Satz sagt, was Sie anders machen als andere. Nicht besser, anders: Vielleicht kommen Sie am Abend, vielleicht nähen Sie selbst, vielleicht nehmen Sie die alten Stangen mit.

Der dritte Satz ist eine Frage. Er gibt dem Gespräch eine Richtung und zeigt, dass Sie zuhören können.

## Üben hilft

Sprechen Sie die drei Sätze laut, und zwar nicht vor dem Spiegel, sondern vor jemandem, der nichts von Ihrem Fach versteht. Wo er nachfragt, steckt ein Fachwort. Streichen Sie es.`,
  },
  {
    slug: 'rechnungen-die-bezahlt-werden',
    title: 'Rechnungen, die bezahlt werden',
    teaser:
      'Ein guter Teil der Außenstände entsteht nicht aus bösem Willen, sondern aus Rechnungen, die liegen bleiben. Was dagegen hilft.',
    topics: ['finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2007-09-11T10:00:00+02:00',
    text: `
Wer am Freitag fertig wird und am übernächsten Donnerstag die Rechnung schreibt, darf sich über den Zahlungseingang im nächsten Monat nicht wundern. Die schnellste Mahnung ist eine schnelle Rechnung.

## Was darauf stehen muss

Das Umsatzsteuergesetz nennt die Pflichtangaben: Namen und Anschriften beider Seiten, Steuernummer oder Umsatzsteuer-Identifikationsnummer, Datum, fortlaufende Nummer, Menge und Art der Leistung, Zeitpunkt der Leistung, Entgelt, Steuersatz und Steuerbetrag. Fehlt etwas, darf der Kunde die Vorsteuer nicht abziehen und wird zu Recht nachfragen.

## Was darauf stehen sollte

Ein Datum, bis zu dem das Geld da sein soll, ist deutlicher als „zahlbar innerhalb von 14 Tagen“. Eine Telefonnummer für Rückfragen spart Briefe. Und wer die Positionen so benennt, wie sie im Angebot standen, erspart dem Kunden das Vergleichen.

## Wenn nichts kommt

Rufen Sie an, bevor Sie mahnen. In den meisten Fällen ist die Rechnung im falschen Stapel gelandet, und ein freundlicher Anruf holt sie heraus. Erst danach folgt der Brief, dann aber mit Frist und ohne Entschuldigung.`,
  },
  {
    slug: 'messe-mit-kleinem-stand',
    title: 'Die Messe mit dem kleinen Stand',
    teaser:
      'Sechs Quadratmeter am Ende des Ganges können mehr bringen als eine Insel in der Mitte, wenn man sich vorher drei Fragen stellt.',
    topics: ['marketing'],
    author: 'jana-feldkamp',
    publishedAt: '2008-01-29T11:20:00+01:00',
    text: `
Regionale Gewerbeschauen haben ihren eigenen Reiz: Die Besucher wohnen in der Nähe, kommen mit der Familie und haben Zeit. Wer dort ausstellt, braucht keinen Messebauer, aber einen Plan.

## Wen möchten Sie treffen?

„Alle“ ist keine Antwort. Ein Ofenbauer trifft auf der Messe Menschen, die gerade bauen, und solche, die in zehn Jahren bauen. Für die einen braucht er Termine, für die anderen ein Blatt, das man aufhebt.

## Was sollen sie anfassen?

Ein Stand, an dem man etwas tun kann, bleibt im Gedächtnis. Ein Stück Holz zum Hobeln, zwei Dämmstoffe zum Vergleichen, ein Schloss zum Öffnen. Prospekte allein sieht man sich nicht an, man trägt sie nach Hause.

## Was geschieht am Montag danach?

Die meisten Aussteller machen den größten Fehler nach der Messe. Visitenkarten verschwinden in der Schublade, Zusagen werden vergessen. Halten Sie den Montag frei und rufen Sie an, solange man sich an Ihr Gesicht erinnert.`,
  },
  {
    slug: 'betriebsausflug-29-februar',
    title: 'Der geschenkte Tag',
    teaser:
      'Alle vier Jahre gibt es einen Tag, der in keiner Planung vorkommt. Manche Betriebe schließen dann ab und tun etwas, wofür sonst nie Zeit ist.',
    topics: ['personal'],
    author: 'redaktion',
    publishedAt: '2008-02-29T12:00:00+01:00',
    text: `
Der 29. Februar fällt in diesem Jahr auf einen Freitag. In einer Tischlerei im Münsterland bleibt die Maschine aus: Die Belegschaft räumt gemeinsam das Lager auf, das seit Jahren nur noch die Älteste kennt.

Die Idee ist so einfach wie selten. Wer einen Schalttag als geschenkt betrachtet, muss ihn nicht verrechnen. Er darf für das genutzt werden, was wichtig ist und nie dringend wird.

## Was sich eignet

- Das Lager ordnen und wegwerfen, was niemand vermisst
- Werkzeug warten, das gerade noch geht
- Gemeinsam einen anderen Betrieb besuchen
- Die Telefonansage neu aufnehmen

Wichtig ist, dass alle dabei sind, auch das Büro. Und dass am Ende gegessen wird.

> Wir haben an einem Tag mehr voneinander erfahren als in drei Jahren Pausenraum.

So fasst es die Meisterin zusammen. Der nächste Schalttag kommt 2012. Man könnte natürlich auch früher aufräumen.`,
  },
  {
    slug: 'kurzarbeit-verstaendlich',
    title: 'Kurzarbeit, verständlich erklärt',
    teaser:
      'Wenn Aufträge wegbrechen, muss nicht gekündigt werden. Wie Kurzarbeit grundsätzlich funktioniert und womit man anfangen sollte.',
    topics: ['personal', 'recht-und-steuern'],
    author: 'martin-osterloh',
    publishedAt: '2009-02-17T09:00:00+01:00',
    text: `
Viele Betriebe spüren in diesen Wochen, dass Kunden Bestellungen verschieben. Wer seine Leute behalten möchte, sollte sich früh mit der Kurzarbeit beschäftigen und nicht erst, wenn das Konto leer ist.

## Der Grundgedanke

Die Beschäftigten arbeiten vorübergehend weniger, und die Agentur für Arbeit ersetzt einen Teil des ausgefallenen Nettolohns. Das Arbeitsverhältnis besteht weiter. Der Betrieb zahlt nur noch die Stunden, die gearbeitet werden, und trägt einen Teil der Sozialabgaben.

## Die Reihenfolge

Zuerst ist zu klären, ob Kurzarbeit überhaupt angeordnet werden darf: durch Tarifvertrag, Betriebsvereinbarung oder einzelne Zustimmung. Dann folgt die Anzeige bei der Agentur für Arbeit, und zwar schriftlich und noch in dem Monat, in dem die Kurzarbeit beginnt. Erst danach wird monatlich abgerechnet.

## Was oft vergessen wird

Überstunden und Resturlaub sind in der Regel vorher abzubauen. Auszubildende sind besonders geschützt. Und Gespräche gehören an den Anfang: Wer seine Leute aus einem Aushang erfahren lässt, dass das Geld knapper wird, verliert mehr als Aufträge.

Einzelheiten ändern sich; verlässlich ist, was die Agentur für Arbeit und Ihre Steuerberatung Ihnen für Ihren Fall sagen.`,
  },
  {
    slug: 'nachfolge-im-familienbetrieb',
    title: 'Wenn die Tochter nicht will',
    teaser:
      'In vielen Familienbetrieben wird über die Nachfolge erst gesprochen, wenn sie drängt. Dabei braucht eine gute Übergabe vor allem eines: Zeit.',
    topics: ['gruendung', 'personal'],
    author: 'martin-osterloh',
    publishedAt: '2009-08-26T16:40:00+02:00',
    text: `
Das Schild über der Tür trägt denselben Namen wie vor sechzig Jahren. Dass es so bleibt, galt lange als ausgemacht. Inzwischen ist die Tochter Ärztin und der Sohn in Kanada.

## Früh fragen, offen hören

Wer seine Kinder fragt, ob sie den Betrieb übernehmen wollen, muss auch ein Nein hören können. Ein halbes Ja aus Pflichtgefühl ist für alle teurer. Fragen Sie, wenn noch zehn Jahre Zeit sind und nicht zwei.

## Die anderen Wege

Eine Gesellin, die den Laden seit Jahren kennt, ist oft die beste Nachfolgerin. Die Kammern führen Börsen, über die Betriebe und Übernehmende einander finden. Auch ein Zusammenschluss mit dem Mitbewerber zwei Straßen weiter ist keine Niederlage.

## Was er wert ist

Der Preis ist der häufigste Grund, aus dem Übergaben scheitern. Maschinen haben einen Buchwert, Kundenbeziehungen nicht. Lassen Sie den Betrieb von jemandem bewerten, der nicht mit Ihnen verwandt ist, und sprechen Sie erst danach über Zahlen.

Eine Übergabe dauert. Wer sie mit sechzig beginnt, kann mit fünfundsechzig gehen, ohne nachts zu telefonieren.`,
  },
  {
    slug: 'ladenbau-mit-kleinem-geld',
    title: 'Ein Laden, in dem man gerne steht',
    teaser:
      'Licht, Wege, Sitzplätze: Was einen kleinen Laden angenehm macht, kostet selten viel. Ein Rundgang mit offenen Augen.',
    topics: ['einzelhandel'],
    author: 'helene-brandis',
    publishedAt: '2010-04-13T13:15:00+02:00',
    text: `
Stellen Sie sich einmal vor Ihren eigenen Laden und tun Sie so, als seien Sie zum ersten Mal hier. Wissen Sie, was es gibt? Sehen Sie, ob geöffnet ist? Und wohin geht der Blick, wenn die Tür aufgeht?

## Das Licht

Die meisten kleinen Läden sind zu gleichmäßig hell. Wo alles leuchtet, fällt nichts auf. Drei Strahler auf den Tisch mit der neuen Ware richten mehr aus als eine Reihe Röhren an der Decke.

## Der Weg

Kundinnen und Kunden gehen lieber im Kreis als in Sackgassen. Ein Regal, das in der Mitte steht statt an der Wand, macht aus einem Schlauch einen Rundgang. Achten Sie darauf, dass ein Kinderwagen und ein Rollstuhl durchkommen.

## Der Stuhl

Ein Stuhl neben der Kasse ist das billigste Möbel mit der größten Wirkung. Wer sitzt, hat es nicht eilig. Wer begleitet, drängt nicht. Und wer einmal gesessen hat, kommt wieder.`,
  },
  {
    slug: 'energie-sparen-in-der-werkstatt',
    title: 'Wo die Werkstatt Strom verliert',
    teaser:
      'Die größten Verbraucher sind selten die, die am lautesten laufen. Ein Vormittag mit dem Messgerät zeigt, wo sich das Sparen lohnt.',
    topics: ['handwerk', 'nachhaltigkeit'],
    author: 'helene-brandis',
    publishedAt: '2010-11-09T08:00:00+01:00',
    text: `
In einer Schlosserei bei Kassel war es der Kompressor. Er lief die ganze Nacht immer wieder an, weil die Leitung an vier Stellen zischte. Niemand hatte es gehört, denn tagsüber ist es laut.

## Zuerst messen

Ein Strommessgerät zum Zwischenstecken kostet wenig; manche Versorger verleihen es. Gehen Sie an einem Vormittag alles ab, was einen Stecker hat, und notieren Sie auch, was im Stillstand verbraucht wird. Für Drehstrom hilft die Elektrikerin mit der Stromzange.

## Druckluft

Druckluft ist die teuerste Energie im Betrieb. Schließen Sie am Abend den Haupthahn, und hören Sie am Morgen, bevor jemand kommt, ob es zischt. Jede Verschraubung, die Sie nachziehen, zahlt sich aus.

## Licht und Wärme

Eine Hallenlampe, die über dem leeren Regal brennt, ist schnell abgeklemmt. Tore, die offen stehen, weil das Öffnen lästig ist, brauchen einen Schnelllauf oder einen Vorhang. Und die Heizung darf am Freitag um drei herunter und nicht erst um sechs.`,
  },
  {
    slug: 'azubis-finden-in-der-schule',
    title: 'Auszubildende findet man in der Schule',
    teaser:
      'Anzeigen bleiben unbeantwortet, während zwei Straßen weiter eine Schule steht. Wie ein Dachdecker mit einer Stunde Unterricht anfing.',
    topics: ['personal', 'handwerk'],
    author: 'redaktion',
    publishedAt: '2011-05-18T10:30:00+02:00',
    text: `
Eine Lehrerin hatte angerufen, ob er nicht einmal erklären könne, wozu man den Satz des Pythagoras brauche. Der Dachdeckermeister kam mit einem Meterstab und einem Sparren und blieb zwei Stunden.

## Vom Vortrag zum Praktikum

Aus der Stunde wurde ein Vormittag auf der Baustelle, aus dem Vormittag wurden zwei Praktika. Eines davon endete mit einem Ausbildungsvertrag. Seither steht der Termin im Kalender, jedes Jahr im Oktober, bevor die Bewerbungen geschrieben werden.

## Was Schulen brauchen

- Einen Menschen, der zusagt und dann auch kommt
- Eine Aufgabe, die in eine Doppelstunde passt
- Etwas zum Anfassen, das auch kaputtgehen darf

Ein Film über den Beruf ist schnell gezeigt und schnell vergessen. Wer dagegen einmal Schiefer geschlagen hat, erzählt es zu Hause.

Den Anfang macht ein Anruf im Sekretariat. Fragen Sie nach der Lehrkraft, die für die Berufsorientierung zuständig ist; es gibt sie an fast jeder Schule.`,
  },
  {
    slug: 'kostenvoranschlag-angebot-festpreis',
    title: 'Kostenvoranschlag, Angebot, Festpreis: drei Wörter, drei Versprechen',
    teaser:
      'Viele Streitigkeiten um Rechnungen beginnen mit einem Wort, unter dem zwei Menschen Verschiedenes verstanden haben. Eine Sortierhilfe.',
    topics: ['recht-und-steuern', 'handwerk', 'finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2011-10-11T09:20:00+02:00',
    text: `
„Sie haben doch gesagt, das kostet viertausend Euro.“ Gesagt hatte der Maler: so um die viertausend. Auf der Rechnung standen fünf, und beide fühlten sich im Recht. Mit einem Blatt Papier wäre der Abend friedlich geblieben.

## Was die Wörter bedeuten

| Bezeichnung | Was Sie damit zusagen |
| Kostenvoranschlag | eine fachliche Schätzung, in der Regel ohne Gewähr für den Endbetrag |
| Angebot | Leistung und Preis, an die Sie gebunden sind, solange die genannte Frist läuft |
| Festpreis | einen Betrag, der auch dann gilt, wenn die Arbeit länger dauert |

Verlassen Sie sich nicht darauf, dass Kunden diese Unterschiede kennen. Schreiben Sie in einem Satz dazu, was gemeint ist: **Der Betrag ist geschätzt, abgerechnet wird nach Aufwand.** Oder eben: **Es bleibt bei diesem Preis.**

## Wenn es teurer wird

Wird ein unverbindlicher Kostenvoranschlag wesentlich überschritten, müssen Sie das unverzüglich mitteilen, sobald es absehbar ist. Der Kunde darf den Vertrag dann kündigen und bezahlt, was bis dahin geleistet wurde. Eine feste Grenze in Prozent nennt das Gesetz nicht.

Rufen Sie deshalb an, wenn hinter der Tapete etwas anderes zum Vorschein kommt als gedacht, und halten Sie das Gespräch mit zwei Zeilen fest. Wer erst mit der Rechnung davon erfährt, glaubt die beste Begründung nicht mehr.

## Darf die Schätzung etwas kosten?

Im Zweifel ist ein Kostenvoranschlag nicht zu vergüten. Ist er aufwendig, etwa weil ein Gerät dafür zerlegt werden muss, können Sie einen Betrag vereinbaren. Sagen Sie es vorher, und rechnen Sie ihn an, wenn der Auftrag zustande kommt.`,
  },
];
