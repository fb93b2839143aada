import type { SeedArticle } from './seed-article.ts';

export const articles: SeedArticle[] = [
  {
    slug: 'oeffnungszeiten-die-stimmen',
    title: 'Öffnungszeiten, die stimmen',
    teaser:
      'Nichts verärgert Kunden so zuverlässig wie eine verschlossene Tür zur angegebenen Zeit. Eine kleine Anleitung für Pausen, Feiertage und Betriebsferien.',
    topics: ['einzelhandel', 'marketing'],
    author: 'helene-brandis',
    publishedAt: '2012-02-29T09:00:00+01:00',
    text: `
Am Schild steht „Mo–Fr 9–18 Uhr“, an der Tür klebt ein Zettel „mittwochs ab 13 Uhr geschlossen“, und im Netz steht etwas Drittes. Wer sich am Mittwochnachmittag auf den Weg gemacht hat, kommt selten ein zweites Mal.

## Eine Fassung für alle

Schreiben Sie Ihre Zeiten einmal vollständig auf, mit Pausen und Ausnahmen. Diese Fassung gehört überall hin: an die Tür, auf die Website, auf den Anrufbeantworter und in jedes Verzeichnis. Ändert sich etwas, ändern Sie alle vier Stellen am selben Tag.

## Feiertage

Feiertage unterscheiden sich von Land zu Land. Wer an Fronleichnam aus Niedersachsen nach Hessen fährt, steht vor geschlossenen Läden. Ein Hinweis „an Feiertagen geschlossen“ hilft den Einheimischen, ein Hinweis mit Datum hilft allen.

## Betriebsferien

Kündigen Sie Ferien zwei Wochen vorher an, und schreiben Sie dazu, wer Sie vertritt. Ein Zettel mit „Wir haben Urlaub“ und ohne Datum ist der unhöflichste Aushang, den es gibt.

Und wer nur nach Vereinbarung öffnet, sollte genau das sagen. Es klingt nicht nach weniger, sondern nach Zeit für den Einzelnen.`,
  },
  {
    slug: 'gruenden-im-nebenberuf',
    title: 'Gründen im Nebenberuf',
    teaser:
      'Nicht jede Selbstständigkeit beginnt mit einer Kündigung. Worauf zu achten ist, wenn das eigene Geschäft erst einmal am Abend stattfindet.',
    topics: ['gruendung'],
    author: 'martin-osterloh',
    publishedAt: '2012-06-21T18:30:00+02:00',
    text: `
Morgens im Büro, abends in der Werkstatt: Viele Betriebe, die heute Leute beschäftigen, haben so angefangen. Der Vorteil liegt auf der Hand. Die Miete ist bezahlt, und ein Irrtum kostet Freizeit, aber nicht die Existenz.

## Was anzumelden ist

Ein Gewerbe wird beim Gewerbeamt der Gemeinde angemeldet; freie Berufe wenden sich gleich an das Finanzamt. In einem zulassungspflichtigen Handwerk kommt die Eintragung in die Handwerksrolle hinzu. Die Krankenkasse möchte wissen, ob die Nebentätigkeit eine bleibt.

## Der Chef sollte es wissen

Die meisten Arbeitsverträge verlangen eine Anzeige, manche eine Genehmigung. Sie darf in der Regel nicht verweigert werden, solange Sie ausgeruht zur Arbeit kommen und Ihrem Arbeitgeber keine Konkurrenz machen. Fragen Sie vorher, nicht hinterher.

## Wann es Zeit ist

Ein guter Zeitpunkt für den Absprung ist erreicht, wenn Sie drei Monate lang Aufträge ablehnen mussten. Ein schlechter ist der Tag, an dem Sie sich über den Chef geärgert haben.`,
  },
  {
    slug: 'sepa-kommt',
    title: 'IBAN statt Kontonummer: was die Umstellung bedeutet',
    teaser:
      'Mit SEPA wird die Kontonummer 22 Stellen lang. Für Betriebe, die Lastschriften einziehen, gibt es vor dem Stichtag einiges zu tun.',
    topics: ['finanzen', 'digitales'],
    author: 'martin-osterloh',
    publishedAt: '2013-09-10T09:15:00+02:00',
    text: `
Die einheitliche europäische Zahlung ersetzt Schritt für Schritt die gewohnten Überweisungen und Lastschriften. Für Privatleute ändert sich wenig mehr als ein Formular. Betriebe sollten sich einen halben Tag Zeit nehmen.

## Überweisungen

Kontonummer und Bankleitzahl stecken in der IBAN, die in Deutschland 22 Stellen hat. Ihre eigene finden Sie auf dem Kontoauszug. Sie gehört ab sofort auf Rechnungen, Briefbogen und die Website.

## Lastschriften

Wer einzieht, braucht eine Gläubiger-Identifikationsnummer der Bundesbank und von jedem Kunden ein Mandat mit eigener Nummer. Bestehende Einzugsermächtigungen können in der Regel umgedeutet werden; die Kunden sind darüber zu unterrichten. Jede Abbuchung wird vorher angekündigt.

## Programme

Prüfen Sie, ob Ihre Buchhaltung die neuen Formate beherrscht, und fragen Sie Ihre Bank nach einem Testlauf. Am Stichtag selbst werden viele anrufen.`,
  },
  {
    slug: 'bewertungen-im-internet',
    title: 'Ein Stern von fünf: Wie man auf Kritik antwortet',
    teaser:
      'Die erste schlechte Bewertung trifft ins Herz. Eine ruhige Antwort kann mehr für den Ruf tun als zehn gute.',
    topics: ['marketing', 'digitales'],
    author: 'jana-feldkamp',
    publishedAt: '2013-11-26T15:50:00+01:00',
    text: `
„Nie wieder!“ steht da, darunter ein einzelner Stern und kein weiteres Wort. Die Inhaberin eines Cafés hat drei Nächte schlecht geschlafen. Dann hat sie geantwortet.

## Erst schlafen, dann schreiben

Antworten Sie nicht am selben Tag. Wer sich ungerecht behandelt fühlt, schreibt Sätze, die er später gern zurücknähme, und im Netz nimmt man nichts zurück.

## Für die Mitlesenden

Ihre Antwort richtet sich nicht an den, der geschimpft hat, sondern an alle, die es lesen. Bedanken Sie sich für die Rückmeldung, sagen Sie, was Sie tun werden, und bieten Sie ein Gespräch an. Drei Sätze genügen.

> Es tut mir leid, dass Sie warten mussten. Samstags sind wir jetzt zu dritt. Rufen Sie mich an, ich würde gern hören, was noch schiefging.

## Wenn es nicht stimmt

Falsche Tatsachen muss niemand hinnehmen. Fragen Sie beim Betreiber der Seite nach, um welchen Besuch es ging, und dokumentieren Sie, was Sie wissen. Meinungen dagegen, auch unfreundliche, sind erlaubt.`,
  },
  {
    slug: 'mindestlohn-was-kleine-betriebe-wissen-sollten',
    title: 'Der Mindestlohn kommt: was kleine Betriebe wissen sollten',
    teaser:
      'Zum Jahreswechsel gilt erstmals eine gesetzliche Untergrenze. Vor allem die Aufzeichnung der Stunden macht Arbeit.',
    topics: ['personal', 'recht-und-steuern'],
    author: 'martin-osterloh',
    publishedAt: '2014-11-18T09:00:00+01:00',
    text: `
Ab dem 1. Januar 2015 gilt in Deutschland ein gesetzlicher Mindestlohn. Er beträgt zu Beginn 8,50 Euro brutto je Stunde. Für einzelne Branchen bestehen Übergangsregeln durch Tarifverträge.

## Für wen er gilt

Grundsätzlich für alle Arbeitnehmerinnen und Arbeitnehmer ab 18 Jahren, auch für geringfügig Beschäftigte. Ausgenommen sind unter anderem Auszubildende und bestimmte Pflichtpraktika. Wer unsicher ist, fragt die Lohnbuchhaltung, bevor der Vertrag unterschrieben wird.

## Stunden aufschreiben

Bei geringfügig Beschäftigten und in einigen Branchen sind Beginn, Ende und Dauer der täglichen Arbeit festzuhalten, spätestens nach sieben Tagen, und zwei Jahre aufzubewahren. Ein Heft im Pausenraum genügt, wenn es geführt wird.

## Und die Preise?

Rechnen Sie nach, bevor Sie sie ändern. In vielen Betrieben betrifft der Unterschied nur wenige Stunden im Monat. Wo er mehr ausmacht, verstehen Kunden eine offene Erklärung besser als eine stille Erhöhung.`,
  },
  {
    slug: 'der-gute-ton-am-telefon',
    title: 'Der gute Ton am Telefon',
    teaser:
      'Für viele Kunden ist eine Stimme der erste Eindruck vom Betrieb. Sie entscheidet, ob aus der Frage ein Auftrag wird.',
    topics: ['personal', 'marketing'],
    author: 'jana-feldkamp',
    publishedAt: '2014-03-05T10:20:00+01:00',
    text: `
Das Telefon klingelt immer dann, wenn jemand auf der Leiter steht. Also meldet er sich außer Atem, mit dem Nachnamen und einem Unterton. Am anderen Ende war eine Kundin, die ein Dach brauchte.

## Wer abnimmt, hat Zeit

Wenn Sie keine Zeit haben, nehmen Sie nicht ab. Eine freundliche Ansage, die sagt, wann Sie zurückrufen, ist besser als ein gehetztes Ja. Dann müssen Sie allerdings auch zurückrufen, am selben Tag.

## Drei Angaben am Anfang

Betrieb, Name, Gruß: mehr braucht es nicht. „Fliesen Albers, Sie sprechen mit Kerstin Albers, guten Tag.“ Wer das ruhig sagt, hat schon gewonnen, denn die meisten murmeln.

## Notieren, wiederholen, zusagen

Schreiben Sie mit, und wiederholen Sie am Ende, was Sie verstanden haben. Sagen Sie, was als Nächstes geschieht und wann. „Ich melde mich“ ist keine Zusage. „Ich rufe Sie bis Donnerstagmittag an“ ist eine.`,
  },
  {
    slug: 'reparieren-statt-wegwerfen',
    title: 'Reparieren lohnt sich wieder',
    teaser:
      'In vielen Orten treffen sich Menschen, um Toaster und Stühle zu retten. Für das Handwerk ist das keine Konkurrenz, sondern Werbung.',
    topics: ['handwerk', 'nachhaltigkeit'],
    author: 'helene-brandis',
    publishedAt: '2015-04-22T17:00:00+02:00',
    text: `
Samstagvormittag im Gemeindehaus: An acht Tischen wird geschraubt, genäht und geleimt. Ein pensionierter Fernsehtechniker erklärt einer Schülerin, warum man einen Kondensator nicht anfasst.

## Was hier gelernt wird

Wer einmal zugesehen hat, wie ein Stuhl auseinandergenommen und wieder verleimt wird, kauft den nächsten anders. Er achtet auf Schrauben statt auf Klammern, und er versteht, warum die Reparatur beim Polsterer so viel kostet, wie sie kostet.

## Was der Betrieb davon hat

Ein Schuhmacher aus Göttingen kommt seit zwei Jahren jeden Monat für zwei Stunden. Er repariert dort keine Schuhe, er zeigt Pflege. Sohlen erneuert er in der Werkstatt, und die ist seither gut besucht.

## Mitmachen

Die meisten Treffen suchen Menschen, die etwas können, und Plätze mit Strom und Licht. Fragen Sie bei der Gemeinde oder im [Ort](/orte), wer es organisiert. Eine Zusage für drei Termine genügt, um herauszufinden, ob es passt.`,
  },
  {
    slug: 'karte-oder-bar',
    title: 'Karte oder bar?',
    teaser:
      'Immer mehr Kunden möchten auch kleine Beträge mit der Karte zahlen. Was ein Gerät kostet, ist schnell gerechnet; was es bringt, weniger.',
    topics: ['einzelhandel', 'finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2015-10-13T11:45:00+02:00',
    text: `
„Haben Sie es auch klein?“, fragt die Verkäuferin. „Kann ich mit Karte zahlen?“, fragt der Kunde zurück. In diesem Augenblick entscheidet sich manchmal mehr als die Zahlungsart.

## Was zu rechnen ist

Zu Gerät oder Miete kommen ein Preis je Zahlung und meist ein Anteil am Betrag. Rechnen Sie mit Ihrem durchschnittlichen Bon und nicht mit dem Beispiel des Vertreters. Und rechnen Sie dagegen, was Bargeld kostet: zählen, wechseln, einzahlen.

## Was sich nicht rechnen lässt

Wer nur acht Euro in der Tasche hat, kauft für acht Euro. Mit der Karte kauft er, was er braucht. Ob sich das bei Ihnen bemerkbar macht, zeigt ein Versuch über drei Monate besser als jede Umfrage.

## Deutlich sagen, was geht

Schreiben Sie an die Tür, welche Karten Sie nehmen und ab welchem Betrag. Wer erst an der Kasse erfährt, dass nur Bares gilt, lässt den Korb stehen.`,
  },
  {
    slug: 'vier-augen-vor-dem-druck',
    title: 'Vier Augen vor dem Druck',
    teaser:
      'Auf zehntausend Faltblättern fehlte eine Ziffer der Telefonnummer. Wie man Texte so prüft, dass es nicht passiert.',
    topics: ['marketing'],
    author: 'jana-feldkamp',
    publishedAt: '2016-02-29T08:30:00+01:00',
    text: `
Der eigene Text ist der schwierigste. Man liest, was man gemeint hat, und nicht, was dasteht. Deshalb gehört vor jeden Druck ein zweites Augenpaar, am besten eines, das den Betrieb nicht kennt.

## Von hinten lesen

Rechtschreibfehler findet, wer Zeile für Zeile von unten nach oben liest. Ohne Zusammenhang sieht das Auge wieder Buchstaben. Für den Sinn lesen Sie danach noch einmal laut.

## Die Liste

- Jede Telefonnummer wählen
- Jede Adresse im Netz abtippen, nicht anklicken
- Jedes Datum mit dem Wochentag vergleichen
- Preise und Maßeinheiten prüfen
- Namen buchstabieren lassen

## Freigeben heißt unterschreiben

Drucken Sie die letzte Fassung aus, und lassen Sie sie von der Person unterschreiben, die dafür geradesteht. Das klingt streng. Es führt dazu, dass wirklich jemand liest.`,
  },
  {
    slug: 'flurfunk-oder-besprechung',
    title: 'Fünfzehn Minuten am Montag',
    teaser:
      'Kleine Betriebe halten Besprechungen für etwas, das große haben. Eine Viertelstunde in der Woche spart trotzdem viele Wege.',
    topics: ['personal'],
    author: 'redaktion',
    publishedAt: '2016-09-19T07:30:00+02:00',
    text: `
In einer Kfz-Werkstatt mit sechs Leuten wusste niemand, dass am Donnerstag der Prüfer kommt. Der Chef hatte es gesagt, allerdings nur einem, und der hatte frei.

## So geht es

Montags um halb acht, im Stehen, fünfzehn Minuten. Jeder sagt drei Dinge: woran er diese Woche arbeitet, was ihm fehlt und wann er nicht da ist. Wer länger reden möchte, verabredet sich für danach.

## Was auf die Tafel gehört

Alles, was die ganze Woche gilt, steht auf einer Tafel, an der alle vorbeigehen. Termine, Lieferungen, Urlaub. Was nicht auf der Tafel steht, gilt als nicht gesagt.

## Was nicht hineingehört

Kritik an Einzelnen hat vor versammelter Mannschaft nichts zu suchen. Sie braucht eine Tür, die man schließen kann. Lob dagegen darf laut sein.`,
  },
];
