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
    slug: 'das-berufsfeld-des-social-media-managers',
    title: 'Das Berufsfeld des Social Media Managers',
    teaser:
      'Aus einer Nebenaufgabe für Praktikanten ist ein Beruf geworden. Was Social Media Manager tun, was sie können sollten und wie man es wird.',
    topics: ['berufe', 'digitales', 'marketing'],
    author: 'european-business-connect',
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

Wer am 29. Februar geboren ist, vollendet sein Lebensjahr in anderen Jahren mit dem Ablauf des 28. Februars. Feiern darf man trotzdem, wann man will.`,
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
