import type { SeedArticle } from './seed-article.ts';

export const articles: SeedArticle[] = [
  {
    slug: 'fachkraefte-aus-dem-ausland',
    title: 'Der Elektriker aus Lissabon',
    teaser:
      'Wie ein Betrieb im Allgäu einen Gesellen aus Portugal fand, und was vor dem ersten Arbeitstag geklärt sein sollte.',
    topics: ['personal', 'handwerk'],
    author: 'redaktion',
    publishedAt: '2017-03-07T09:40:00+01:00',
    text: `
Auf die Anzeige im Wochenblatt meldete sich niemand, auf die zweite ein Rentner. Die dritte erschien auf Englisch, und sie brachte ein Gespräch über Video mit einem Elektriker aus Lissabon.

## Papiere

Wer aus der Europäischen Union kommt, braucht keine Arbeitserlaubnis. Für Menschen aus anderen Ländern gelten eigene Regeln, bei denen die Agentur für Arbeit und die Ausländerbehörde helfen. Die Anerkennung eines Abschlusses beantragt man bei der zuständigen Kammer; sie dauert, deshalb früh beginnen.

## Sprache

Fachwörter lernt man auf der Baustelle am schnellsten, höfliche Sätze im Kurs. Der Betrieb zahlte beides. Nach einem halben Jahr telefonierte der Neue mit Kunden, nach einem ganzen schimpfte er im Dialekt.

## Wohnen

Am Ende hing alles an einer Wohnung. Eine Kollegin wusste von einer Einliegerwohnung im Nachbardorf. Wer Leute von weit her holt, sollte sich darum kümmern, bevor der Vertrag unterschrieben ist.`,
  },
  {
    slug: 'preise-nennen',
    title: 'Warum Preise auf die Website gehören',
    teaser:
      '„Kommt darauf an“ ist die ehrlichste und die unbrauchbarste Antwort auf die Frage nach dem Preis. Es gibt eine bessere.',
    topics: ['marketing', 'finanzen'],
    author: 'jana-feldkamp',
    publishedAt: '2017-06-20T14:00:00+02:00',
    text: `
Kaum ein Handwerksbetrieb nennt im Netz einen Preis. Die Sorge ist verständlich: Jeder Auftrag ist anders, und die Konkurrenz liest mit. Nur liest eben auch die Kundschaft mit, und sie findet nichts.

## Beispiele statt Listen

Niemand erwartet eine Preisliste für Badezimmer. Aber ein Beispiel hilft: „Dieses Bad, fünf Quadratmeter, mit bodengleicher Dusche, hat vor zwei Jahren rund so viel gekostet.“ Wer weniger ausgeben möchte, ruft gar nicht erst an, und das spart beiden Zeit.

## Von, bis und warum

Nennen Sie eine Spanne und sagen Sie, wovon es abhängt. Damit zeigen Sie, dass Sie rechnen können. Bei Angeboten an Verbraucher gehören Endpreise mit Umsatzsteuer hin, so verlangt es die Preisangabenverordnung.

## Wer vergleicht

Die Konkurrenz kennt Ihre Preise ohnehin. Die Kundschaft vergleicht, ob Sie welche nennen oder nicht. Der Unterschied ist nur, ob Sie dabei vorkommen.`,
  },
  {
    slug: 'datenschutz-im-kleinen-betrieb',
    title: 'Datenschutz im kleinen Betrieb: ein Anfang',
    teaser:
      'Ab dem 25. Mai gilt die Datenschutz-Grundverordnung. Wer bisher sorgfältig war, muss vor allem aufschreiben, was er ohnehin tut.',
    topics: ['recht-und-steuern', 'digitales'],
    author: 'martin-osterloh',
    publishedAt: '2018-04-17T09:00:00+02:00',
    text: `
Die Verordnung gilt in der ganzen Europäischen Union und für alle, die Daten von Menschen verarbeiten, also auch für den Friseur mit einer Terminliste. Panik ist unnötig, Nichtstun aber auch keine Lösung.

## Aufschreiben

Beginnen Sie mit einem Verzeichnis: Welche Daten haben Sie, wozu, woher, wer sieht sie, wann löschen Sie? Kunden, Beschäftigte, Bewerbungen, Website. Eine Tabelle mit zehn Zeilen reicht den meisten.

## Vertraglich regeln

Wo andere Ihre Daten verarbeiten, etwa der Anbieter der Website oder das Lohnbüro, braucht es in vielen Fällen einen Vertrag zur Auftragsverarbeitung. Die meisten Anbieter haben ihn fertig; man muss ihn anfordern.

## Informieren

Wer Daten erhebt, sagt dazu, was damit geschieht. Auf der Website geschieht das in der Datenschutzerklärung, im Laden kann es ein Blatt am Tresen sein. Schreiben Sie so, dass es jemand versteht.

## Löschen

Der einfachste Datenschutz besteht darin, weniger zu haben. Bewerbungen von vor fünf Jahren braucht niemand mehr. Für anderes gelten Aufbewahrungsfristen, nach denen Sie Ihre Steuerberatung fragen sollten.`,
  },
  {
    slug: 'kaufleute-im-e-commerce',
    title: 'Ein neuer Beruf: Kaufleute im E-Commerce',
    teaser:
      'Im August beginnt der erste Jahrgang einer Ausbildung, die das Verkaufen im Netz zum Inhalt hat. Was sie lehrt und für welche Betriebe sie passt.',
    topics: ['berufe', 'personal', 'einzelhandel'],
    author: 'redaktion',
    publishedAt: '2018-06-12T10:40:00+02:00',
    text: `
Wer einen Onlineshop betreibt, hat sich seine Leute bisher selbst herangezogen: eine gelernte Verkäuferin, die gern am Rechner saß, oder einen Studenten, der geblieben ist. Ab dem 1. August gibt es dafür einen eigenen Ausbildungsberuf mit dem Namen *Kaufmann im E-Commerce* oder *Kauffrau im E-Commerce*.

## Was gelernt wird

Die Ausbildung dauert drei Jahre und findet wie üblich im Betrieb und in der Berufsschule statt. Im Mittelpunkt steht der Weg der Ware durch das Netz:

- das Sortiment im Onlineshop einrichten und pflegen
- Verträge anbahnen, Zahlungen und Rückgaben abwickeln
- Kunden auf mehreren Kanälen beraten
- Werbung im Netz planen und ihre Wirkung messen
- mit Kennzahlen rechnen und daraus etwas ändern

Programmieren gehört nicht dazu. Wohl aber das Verständnis dafür, was man von einer Programmiererin verlangen kann und wie lange es dauert.

## Für wen sie sich eignet

Nicht nur für den Versandhandel. Auch ein Reiseveranstalter, ein Hersteller mit eigenem Shop oder ein Fachgeschäft, das einen guten Teil seines Umsatzes im Netz macht, kann ausbilden. Entscheidend ist, dass alle vorgeschriebenen Inhalte im Betrieb vorkommen. Fehlt einer, lässt er sich oft mit einem Partnerbetrieb vermitteln.

## Was Betriebe vorher klären

### Eignung

Die Industrie- und Handelskammer prüft, ob Betrieb und Ausbilder geeignet sind. Wer noch nie ausgebildet hat, sollte einen Termin vereinbaren, bevor die Stelle ausgeschrieben wird.

### Berufsschule

Fragen Sie nach, welche Schule für Sie zuständig ist. Im ersten Jahr wird es nicht überall eine eigene Klasse geben, und ein weiter Weg ist für Sechzehnjährige ein Grund, sich anders zu entscheiden.`,
  },
  {
    slug: 'das-berufsfeld-des-social-media-managers',
    title: 'Das Berufsfeld des Social Media Managers',
    teaser:
      'Aus einer Nebenaufgabe für Praktikanten ist ein Beruf geworden. Was Social Media Manager tun, was sie können sollten und wie man es wird.',
    topics: ['berufe', 'digitales', 'marketing'],
    author: 'redaktion',
    publishedAt: '2018-09-03T12:00:00+02:00',
    source: { source: 'wordpress:https://european-business-connect.de/blog', externalId: '1' },
    text: `
Vor wenigen Jahren bekam diese Aufgabe, wer im Betrieb am jüngsten war. Heute suchen Unternehmen jeder Größe Menschen, die ihren Auftritt in den sozialen Netzwerken planen, betreuen und auswerten. Der Social Media Manager ist ein Beruf geworden, auch wenn ihn noch kaum jemand so gelernt hat.

## Was zu den Aufgaben gehört

Am Anfang steht ein Plan: Wen möchte das Unternehmen erreichen, auf welchem Netzwerk, mit welchen Themen? Daraus entsteht ein Redaktionskalender, in dem steht, was wann erscheint und wer es liefert. Texte, Bilder und kurze Filme macht der Social Media Manager teils selbst, teils holt er sie aus den Abteilungen.

Der größere Teil der Arbeit beginnt nach dem Veröffentlichen. Fragen wollen beantwortet, Beschwerden weitergeleitet, Missverständnisse geklärt werden, und zwar an den Tagen, an denen sie auftreten. Am Ende des Monats wird ausgewertet, was gelesen wurde und was daraus folgte.

## Was man können sollte

- Sicher schreiben, für Menschen und nicht für Abteilungen
- Zuhören und einen ruhigen Ton behalten
- Zahlen lesen und daraus Schlüsse ziehen
- Den Betrieb so gut kennen, dass man weiß, wen man fragt
- Organisieren, denn der Kalender wartet nicht

Dazu kommt ein Gespür dafür, was rechtlich geht: Bilder haben Urheber, Abgebildete haben Rechte, und Werbung muss als solche zu erkennen sein.

## Wege in den Beruf

Einen eigenen Ausbildungsberuf gibt es nicht. Viele kommen aus einem Studium der Medien oder der Betriebswirtschaft, andere aus dem Journalismus, dem Marketing oder dem Verkauf. Weiterbildungen, auch neben dem Beruf, bieten Kammern, Akademien und Hochschulen an. Wichtiger als das Zertifikat ist meist die Frage, was man schon einmal selbst betreut hat, und sei es die Seite des Sportvereins.

## Wie es weitergeht

Netzwerke kommen und gehen, die Aufgabe bleibt. Kundinnen und Kunden erwarten, dass ein Unternehmen dort ansprechbar ist, wo sie ohnehin sind. Wer das mit Verstand und Geduld übernimmt, wird noch lange gebraucht.`,
  },
  {
    slug: 'weihnachtskarten-mit-verstand',
    title: 'Weihnachtskarten mit Verstand',
    teaser: 'Im Dezember landen sie stapelweise im Altpapier. Drei Wege zu einem Gruß, der gelesen wird.',
    topics: ['marketing'],
    author: 'jana-feldkamp',
    publishedAt: '2018-11-27T10:10:00+01:00',
    text: `
„Frohe Festtage und einen guten Rutsch wünscht das gesamte Team.“ Unterschrieben hat niemand, gelesen hat es auch keiner. Dabei wäre der Dezember eine gute Gelegenheit, sich in Erinnerung zu bringen.

## Weniger, dafür von Hand

Zwanzig Karten mit drei eigenen Sätzen wirken mehr als dreihundert mit Aufdruck. Schreiben Sie denen, mit denen Sie in diesem Jahr wirklich zu tun hatten, und erwähnen Sie, was Sie zusammen gemacht haben.

## Später

Ein Gruß zum neuen Jahr, der in der zweiten Januarwoche kommt, liegt allein im Kasten. Er wird geöffnet, und man hat Zeit.

## Gar nicht

Auch das ist möglich. Ein Betrieb in Rostock ruft im November zehn Stammkunden an und fragt, ob alles in Ordnung ist. Zwei haben jedes Mal eine Kleinigkeit. Die wird noch vor Weihnachten erledigt.`,
  },
  {
    slug: 'gewerbe-anmelden-schritt-fuer-schritt',
    title: 'Gewerbe anmelden: was in welcher Reihenfolge geschieht',
    teaser:
      'Das Formular ist schnell ausgefüllt. Danach kommt Post von Stellen, mit denen viele nicht gerechnet haben. Der Ablauf im Überblick.',
    topics: ['gruendung', 'recht-und-steuern'],
    author: 'martin-osterloh',
    publishedAt: '2019-02-05T09:10:00+01:00',
    text: `
Die Anmeldung eines Gewerbes dauert am Schalter selten länger als das Warten davor. Sie brauchen einen Ausweis, das Formular und Geld für die Gebühr, deren Höhe die Gemeinde bestimmt. Die eigentliche Arbeit liegt davor und danach.

## Vorher klären

Manche Tätigkeiten verlangen mehr als eine Anzeige. Wer ein zulassungspflichtiges Handwerk ausübt, braucht zuerst die Eintragung in die Handwerksrolle. Für Makler und Bewachung, in vielen Ländern auch für Gaststätten mit Alkoholausschank, braucht es eine Erlaubnis. Wer im eigenen Wohnhaus anfangen möchte, fragt Vermieter und Bauamt.

**Kein Gewerbe** melden Freiberufler an, also etwa Ärztinnen, Architekten oder Journalistinnen. Sie wenden sich gleich an das Finanzamt. Bei Grenzfällen entscheidet auch das Finanzamt, und nicht das, was auf der Visitenkarte steht.

## Der Ablauf

1. Das Gewerbe bei der Gemeinde anmelden, in der die Betriebsstätte liegt
2. Fragebogen des Finanzamts ausfüllen und die Steuernummer abwarten
3. Den Betrieb innerhalb einer Woche bei der Berufsgenossenschaft melden
4. Post der Kammer lesen, der man kraft Gesetzes angehört
5. Vor der ersten Einstellung eine Betriebsnummer bei der Agentur für Arbeit beantragen

Finanzamt und Kammer erfahren von der Anmeldung durch die Gemeinde. Auf die Berufsgenossenschaft sollten Sie dagegen selbst zugehen.

## Vorsicht bei Rechnungen

Kurz nach der Anmeldung kommen Schreiben, die nach Amt aussehen: mit Wappen, Aktenzeichen und einem Überweisungsträger. Viele davon sind Angebote für Einträge in private Register. Lesen Sie das Kleingedruckte, und fragen Sie im Zweifel bei der Kammer nach.

Ein Eintrag in unserem Verzeichnis kostet nichts. Was Sie dafür brauchen, steht unter [Firma eintragen](/firma-eintragen).`,
  },
  {
    slug: 'barrierefrei-in-den-laden',
    title: 'Eine Stufe ist eine Stufe zu viel',
    teaser:
      'Barrierefreiheit beginnt nicht mit einem Umbau, sondern mit einem Rundgang. Was kleine Läden sofort tun können.',
    topics: ['einzelhandel'],
    author: 'helene-brandis',
    publishedAt: '2019-05-14T09:30:00+02:00',
    text: `
Zwölf Zentimeter hoch ist die Stufe vor der Buchhandlung. Wer im Rollstuhl sitzt, kommt nicht hinein. Wer einen Kinderwagen schiebt, überlegt es sich. Wer nicht gut sieht, stolpert.

## Eine Rampe und eine Klingel

Anlegbare Rampen gibt es in passenden Längen zu kaufen; bei einer Stufe genügt oft ein Meter. Dazu gehört eine Klingel in Sitzhöhe und jemand, der dann auch kommt. Fragen Sie die Gemeinde, ob eine feste Lösung auf dem Gehweg erlaubt ist.

## Drinnen

Neunzig Zentimeter zwischen den Regalen sind das Mindeste. Preisschilder mit großer Schrift lesen alle gern. Ein Stuhl hilft, ein heller Kassenplatz auch.

## Sagen, wie es ist

Schreiben Sie in Ihren Eintrag, was geht und was nicht: „Eingang mit einer Stufe, Rampe vorhanden, Toilette nicht rollstuhlgerecht.“ Ehrliche Angaben ersparen vergebliche Wege und sind keine Schande.`,
  },
  {
    slug: 'lastenrad-statt-lieferwagen',
    title: 'Mit dem Lastenrad zum Kunden',
    teaser:
      'Eine Schornsteinfegerin, ein Bäcker und eine Malerin haben den Lieferwagen stehen lassen. Nicht aus Überzeugung, sagen sie, sondern wegen der Parkplätze.',
    topics: ['nachhaltigkeit', 'handwerk'],
    author: 'helene-brandis',
    publishedAt: '2019-09-24T12:00:00+02:00',
    text: `
In der Innenstadt brauchte die Schornsteinfegerin für acht Häuser einen Vormittag. Die Hälfte der Zeit suchte sie einen Parkplatz. Seit dem Frühjahr fährt sie mit dem Rad und ist um elf fertig.

## Was hineinpasst

Mehr, als man denkt. Leiter und Kehrgerät, zwölf Brotkisten, vier Eimer Farbe. Nicht hinein passt, was lang und schwer zugleich ist. Für diese Tage steht der Wagen weiter im Hof.

## Was es kostet

Ein gutes Lastenrad mit Motor kostet so viel wie ein alter Kleinwagen, im Unterhalt aber nur einen Bruchteil. Manche Länder und Städte fördern den Kauf; die Programme wechseln, ein Anruf bei der Stadtverwaltung lohnt sich.

## Was niemand erwartet hatte

Man wird angesprochen. An jeder Ampel fragt jemand nach dem Rad und liest dabei den Namen auf der Kiste. So viele neue Kunden hat dem Bäcker noch keine Anzeige gebracht.`,
  },
  {
    slug: 'ein-tag-mehr-im-februar',
    title: 'Ein Tag mehr im Februar',
    teaser:
      'Der Schalttag fällt auf einen Samstag. Was er für Löhne, Mieten und Fristen bedeutet, und warum die Antwort fast immer „nichts“ lautet.',
    topics: ['recht-und-steuern', 'finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2020-02-29T00:30:00+01:00',
    text: `
Alle vier Jahre taucht dieselbe Frage auf: Muss für den 29. Februar mehr bezahlt werden? Die kurze Antwort: Wer ein Monatsgehalt bekommt, bekommt es auch im Schaltjahr einmal im Monat.

## Stundenlohn und Miete

Wer nach Stunden bezahlt wird, bekommt jede gearbeitete Stunde, auch die am Schalttag. Eine Monatsmiete bleibt gleich. Anders kann es bei Zinsen sein, die taggenau gerechnet werden; dort entscheidet der Vertrag.

## Fristen

Eine Frist von einem Monat, die am 31. Januar beginnt, endet am letzten Tag des Februars. In diesem Jahr ist das der 29. Fällt das Ende auf einen Samstag, Sonntag oder Feiertag, verschiebt es sich in vielen Fällen auf den nächsten Werktag.

## Geburtstag

Wer am 29. Februar geboren ist, vollendet sein Lebensjahr stets mit dem Ablauf des 28. Februars, im Schaltjahr wie in jedem anderen. Feiern darf man trotzdem, wann man will.`,
  },
  {
    slug: 'geschlossen-und-trotzdem-da',
    title: 'Geschlossen und trotzdem da',
    teaser:
      'Die Tür ist zu, das Geschäft nicht. Wie kleine Läden in diesen Wochen mit ihren Kunden in Verbindung bleiben.',
    topics: ['einzelhandel', 'digitales'],
    author: 'helene-brandis',
    publishedAt: '2020-03-31T23:30:00+02:00',
    text: `
Seit Mitte März sind die meisten Läden geschlossen. Niemand weiß, wie lange. Was sich sagen lässt: Wer jetzt erreichbar bleibt, wird nicht vergessen.

## Das Telefon

Eine Weinhändlerin ruft jeden Nachmittag zehn Stammkunden an. Sie verkauft nichts, sie fragt. Am Ende der meisten Gespräche steht eine Bestellung, die ihr Sohn mit dem Rad ausfährt.

## Das Schaufenster

Ein Buchhändler hat seine Bücher mit dem Rücken nach vorn gestellt, jedes mit einer Nummer. Wer spazieren geht, ruft die Nummer durch und bekommt das Buch in den Briefkasten.

## Der Zettel

Auf dem Schild an der Tür sollte mehr stehen als „geschlossen“: eine Telefonnummer, die Zeiten, zu denen jemand abnimmt, und was geliefert wird. Dieselben Angaben gehören in jeden Eintrag im Netz.

## Hilfen

Soforthilfen, Stundungen und Kurzarbeit sind beantragt oder in Arbeit; die Regeln ändern sich fast täglich. Verlässlich sind die Seiten der Ministerien und der Kammern. Vorsicht vor Angeboten, die gegen Gebühr beim Ausfüllen helfen.`,
  },
  {
    slug: 'meisterpflicht-kehrt-zurueck',
    title: 'Die Meisterpflicht kehrt zurück',
    teaser:
      'Für zwölf Gewerke gilt sie seit Februar wieder. Was das für bestehende Betriebe bedeutet und für alle, die neu anfangen.',
    topics: ['handwerk', 'recht-und-steuern'],
    author: 'martin-osterloh',
    publishedAt: '2020-06-16T10:00:00+02:00',
    text: `
Fliesenleger, Parkettleger, Raumausstatter und neun weitere Handwerke sind wieder zulassungspflichtig. Wer dort einen neuen Betrieb gründet, braucht einen Meistertitel oder eine gleichwertige Qualifikation.

## Bestehende Betriebe

Wer vor dem Stichtag selbstständig war, darf weiterarbeiten. Der Bestandsschutz gilt für den Betrieb, wie er ist. Wer Gesellschafter wechselt oder erweitert, sollte vorher die Handwerkskammer fragen.

## Neue Gründungen

Neben dem Meister gibt es andere Wege in die Handwerksrolle, etwa die Ausübungsberechtigung nach langer Erfahrung oder die Anstellung einer Betriebsleiterin. Die Kammern beraten, bevor es Geld kostet.

## Für Kunden

Ein Meisterbrief an der Wand ist kein Versprechen, aber ein Hinweis. Fragen Sie trotzdem nach Beispielen und nach Menschen, die man anrufen darf.`,
  },
  {
    slug: 'umsatzsteuer-fuer-ein-halbes-jahr',
    title: 'Sechzehn statt neunzehn: die Umsatzsteuer ab morgen',
    teaser:
      'Von Juli bis Dezember gelten niedrigere Sätze. Welcher anzuwenden ist, entscheidet der Tag der Leistung und nicht der Tag der Rechnung.',
    topics: ['recht-und-steuern', 'finanzen'],
    author: 'martin-osterloh',
    publishedAt: '2020-06-30T17:15:00+02:00',
    text: `
Gestern haben Bundestag und Bundesrat zugestimmt, morgen gilt es: Für sechs Monate sinken beide Sätze der Umsatzsteuer. Für Kassen, Angebote und laufende Verträge bleibt damit ein Abend Zeit.

## Die Sätze

| Satz | bis 30. Juni 2020 | 1. Juli bis 31. Dezember 2020 |
| Regelsatz | 19 Prozent | 16 Prozent |
| Ermäßigter Satz | 7 Prozent | 5 Prozent |
| Speisen im Restaurant | 19 Prozent | 5 Prozent |
| Getränke im Restaurant | 19 Prozent | 16 Prozent |

Der ermäßigte Satz für Speisen im Restaurant läuft nach heutigem Stand ein halbes Jahr länger, vom Januar an dann mit 7 Prozent.

## Was zählt

Maßgeblich ist, **wann die Leistung ausgeführt wird**. Wer im Mai bestellt und im August beliefert wird, bekommt eine Rechnung mit 16 Prozent. Wer im Juni fertig geworden ist und erst im Juli abrechnet, weist 19 Prozent aus. Auf den Tag der Zahlung kommt es nicht an.

Anzahlungen, die noch mit 19 Prozent berechnet wurden, werden in der Schlussrechnung angeglichen. Bei Arbeiten, die über den Stichtag laufen, kommt es darauf an, ob abgeschlossene Teile vereinbart und abgenommen sind.

## Vor dem Öffnen erledigen

1. Kasse und Rechnungsprogramm umstellen, Steuerschlüssel prüfen
2. Vorlagen für Angebote und Rechnungen ändern
3. Dauerrechnungen und Mietverträge heraussuchen, in denen Steuer ausgewiesen ist
4. Den ersten Kassenbon des Tages nachrechnen

Wer zu viel Steuer ausweist, schuldet sie dem Finanzamt trotzdem. Die alten Einstellungen sollten Sie sich notieren, denn zum Jahreswechsel soll alles wieder zurückgestellt werden.

## Und die Preise?

Ob Sie die Senkung weitergeben, entscheiden Sie. Bei Verträgen mit einem Bruttopreis lohnt der Blick in das, was vereinbart ist. In jedem Fall gilt: Sagen Sie Ihren Kunden, was Sie tun, bevor sie fragen.`,
  },
  {
    slug: 'homeoffice-im-handwerksbetrieb',
    title: 'Das Büro am Küchentisch',
    teaser:
      'Auch in Betrieben mit Werkstatt lässt sich manches von zu Hause erledigen. Was sich bewährt hat und was nicht.',
    topics: ['digitales', 'personal'],
    author: 'redaktion',
    publishedAt: '2021-01-26T08:20:00+01:00',
    text: `
Die Buchhalterin eines Metallbauers arbeitet seit einem Jahr an drei Tagen in der Woche zu Hause. Am Anfang fuhr jeden Abend jemand mit einem Ordner zu ihr. Heute scannt die Werkstatt die Lieferscheine.

## Was nach Hause passt

Rechnungen, Angebote, Telefonate mit Lieferanten. Alles, was Ruhe braucht und kein Material. Wer dafür feste Tage verabredet, weiß auch, wann man jemanden antrifft.

## Was man dafür braucht

- Einen Rechner, der dem Betrieb gehört
- Einen Zugang, der verschlüsselt ist
- Eine Rufumleitung
- Einen Ordner, in dem alle dasselbe finden

## Was verloren geht

Das Gespräch an der Kaffeemaschine ersetzt kein Bildschirm. Der Metallbauer hat deshalb den Freitag zum gemeinsamen Tag erklärt. Dann wird geredet, und die Ordner bleiben zu.`,
  },
  {
    slug: 'elektroniker-fuer-gebaeudesystemintegration',
    title: 'Der Beruf mit dem langen Namen: Elektroniker für Gebäudesystemintegration',
    teaser:
      'Heizung, Licht, Jalousien und Türen sollen miteinander reden. Seit August gibt es einen Handwerksberuf, der dafür sorgt, dass sie es auch tun.',
    topics: ['berufe', 'handwerk', 'digitales'],
    author: 'redaktion',
    publishedAt: '2021-08-03T09:00:00+02:00',
    text: `
In einem neuen Bürohaus gehen abends um sieben die Jalousien hoch, und niemand weiß, warum. Der Jalousiebauer verweist auf die Steuerung, der Heizungsbauer auf den Sensor, der Elektriker auf das Netzwerk. Für genau diese Lücke bildet das Handwerk seit dem 1. August aus.

## Was die Arbeit ausmacht

Elektronikerinnen und Elektroniker für Gebäudesystemintegration planen, wie die technischen Anlagen eines Hauses zusammenarbeiten. Sie beraten Kunden, erstellen Pläne, richten Netzwerke und Bedienoberflächen ein, suchen Fehler und übergeben am Ende ein System, das auch andere verstehen.

Auch hier wird montiert und gemessen, und ohne die Grundlagen der Elektrotechnik geht nichts. Ein größerer Teil des Tages als in anderen Elektroberufen findet aber am Rechner und im Gespräch statt.

## Wer hineinpasst

- wer gern herausfindet, warum etwas nicht funktioniert
- wer einen Plan lesen und einem Laien erklären kann
- wer sich nicht scheut, auch einmal in einer Zwischendecke zu liegen
- wer beim Wort Datenschutz nicht an Formulare denkt, sondern an offene Türen

## Ausbildung

Die Ausbildung dauert dreieinhalb Jahre. Sie endet mit der Gesellenprüfung, danach steht der Weg zum Meister offen wie in den anderen Elektrohandwerken. Wer ausbilden möchte, braucht passende Aufträge: Ein Betrieb, der nur Wohnungen verkabelt, wird nicht alle Inhalte zeigen können. Auskunft gibt die Handwerkskammer.

Dass sich Berufe aus Lücken bilden, ist nichts Neues. Vor knapp drei Jahren haben wir an dieser Stelle das [Berufsfeld des Social Media Managers](/archiv/2018/09/03) vorgestellt, für das es bis heute keinen Lehrvertrag gibt. Hier ist er schneller gekommen.`,
  },
  {
    slug: 'hofladen-vor-der-stadt',
    title: 'Was ein Hofladen verkauft',
    teaser:
      'Kartoffeln, Eier, Äpfel, und dazu etwas, das im Supermarkt nicht zu haben ist. Besuch auf drei Höfen vor der Stadt.',
    topics: ['einzelhandel', 'nachhaltigkeit'],
    author: 'helene-brandis',
    publishedAt: '2021-10-05T09:00:00+02:00',
    text: `
Der erste Hof hat eine Kasse aus Holz und keinen Verkäufer. Wer Eier nimmt, wirft Geld hinein. Es fehlt fast nie etwas, sagt der Bauer, und wenn, dann hat jemand nicht gewechselt bekommen.

## Der zweite

Hier steht ein Laden mit Theke, Käse von drei Nachbarn und einem Bäcker, der zweimal in der Woche kommt. Die Bäuerin hat Betriebswirtschaft studiert und rechnet jede Woche nach, was die Fläche bringt. Blumen bringen am meisten.

## Der dritte

Der dritte Hof verkauft Zeit. Kinder dürfen Ziegen füttern, Eltern trinken Kaffee, und am Ende fährt niemand ohne Kürbis nach Hause. Geöffnet ist nur samstags. Mehr schafft die Familie nicht.

## Was alle drei sagen

Man muss gefunden werden. Ein Schild an der Straße ist das eine, ein Eintrag mit richtigen Öffnungszeiten das andere. Denn aus der Stadt fährt nur hinaus, wer weiß, dass offen ist.`,
  },
];
