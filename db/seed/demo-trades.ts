/** What the demo's businesses are like. Trades are named by their OSM tag, which the reference data knows. */
export interface DemoTrade {
  tag: string;
  /** How common it is, relative to the others. */
  weight: number;
  /** `#` stands for a family name, `@` for the place. */
  names: string[];
  hours: (string | null)[];
  blurbs: string[];
  /** Further OSM tags that such a business may also be listed under. */
  also?: string[];
  cuisine?: string[];
}

const SHOP = [
  'Mo-Fr 09:00-18:00; Sa 09:00-13:00',
  'Mo-Fr 09:30-18:30; Sa 09:30-16:00',
  'Mo-Fr 10:00-19:00; Sa 10:00-18:00',
  'Mo,Tu,Th,Fr 09:00-12:30,14:30-18:00; Sa 09:00-12:30; PH off',
];
const OFFICE = [
  'Mo-Th 08:30-17:00; Fr 08:30-14:00',
  'Mo-Fr 09:00-17:00',
  'Mo-Th 08:00-12:00,13:00-16:30; Fr 08:00-12:00; PH off',
  null,
];
const WORKSHOP = ['Mo-Th 07:00-16:30; Fr 07:00-13:00', 'Mo-Fr 07:30-17:00; PH off', 'Mo-Fr 08:00-17:00', null];
const PRACTICE = [
  'Mo-Fr 08:00-12:00; Mo,Tu,Th 14:00-18:00; PH off',
  'Mo,Tu,Th 08:00-12:00,15:00-18:00; We,Fr 08:00-12:00; PH off',
  'Mo-Fr 08:00-13:00; Mo,Th 14:00-19:00; PH off',
];
const TABLE = [
  'Tu-Su 11:30-14:30,17:30-23:00',
  'We-Su 17:00-24:00',
  'Mo-Su 11:00-23:00',
  'Tu-Sa 17:30-23:00; Su 11:30-21:00',
  'Fr,Sa 18:00-02:00; Mo-Th 18:00-24:00; Su off',
];
const BAKERY = [
  'Mo-Fr 06:00-18:00; Sa 06:00-12:30; Su 08:00-11:00',
  'Tu-Fr 05:30-18:00; Sa 05:30-13:00; PH off',
  'Mo-Sa 06:30-18:30; Su,PH 07:30-17:00',
];
const STUDIO = [
  'Tu-Fr 09:00-18:00; Sa 08:00-13:00',
  'Tu,We 09:00-18:00; Th,Fr 09:00-20:00; Sa 09:00-14:00',
  'Mo-Fr 10:00-19:00',
];

const craft = (tag: string, weight: number, names: string[], blurbs: string[]): DemoTrade => ({
  tag,
  weight,
  names,
  blurbs,
  hours: WORKSHOP,
});
const shop = (tag: string, weight: number, names: string[], blurbs: string[]): DemoTrade => ({
  tag,
  weight,
  names,
  blurbs,
  hours: SHOP,
});
const office = (tag: string, weight: number, names: string[], blurbs: string[]): DemoTrade => ({
  tag,
  weight,
  names,
  blurbs,
  hours: OFFICE,
});
const practice = (tag: string, weight: number, names: string[], blurbs: string[]): DemoTrade => ({
  tag,
  weight,
  names,
  blurbs,
  hours: PRACTICE,
});
const table = (tag: string, weight: number, names: string[], blurbs: string[], cuisine: string[] = []): DemoTrade => ({
  tag,
  weight,
  names,
  blurbs,
  cuisine,
  hours: TABLE,
});

export const demoTrades: DemoTrade[] = [
  {
    ...shop(
      'shop=bakery',
      60,
      ['Bäckerei #', 'Backhaus #', 'Bäckerei Morgenrot', 'Brotmanufaktur #', 'Landbäckerei #'],
      [
        'Brot aus langer Teigführung, Brötchen ab sechs Uhr und am Wochenende Kuchen vom Blech.',
        'Eine Backstube, in der noch von Hand geformt wird.',
      ],
    ),
    hours: BAKERY,
    also: ['shop=confectionery'],
  },
  shop(
    'shop=butcher',
    35,
    ['Fleischerei #', 'Metzgerei #', 'Landmetzgerei #'],
    [
      'Wurst aus eigener Herstellung, Fleisch von Höfen der Umgebung und ein Mittagstisch.',
      'Partyservice und Grillpakete auf Vorbestellung.',
    ],
  ),
  {
    ...shop(
      'shop=hairdresser',
      70,
      ['Friseur #', 'Salon #', 'Haarwerk #', 'Schnittpunkt @', 'Friseurmeisterin #'],
      [
        'Schnitt, Farbe und Pflege für Damen, Herren und Kinder, mit und ohne Termin.',
        'Beratung ohne Eile; Termine auch am Abend.',
      ],
    ),
    hours: STUDIO,
  },
  craft(
    'craft=plumber',
    55,
    ['# Sanitär & Heizung', 'Sanitärtechnik # GmbH', '# Haustechnik GmbH', 'Heizungsbau #'],
    ['Bäder, Heizungen und Wärmepumpen: Planung, Einbau und Wartung.', 'Notdienst bei Rohrbruch und Heizungsausfall.'],
  ),
  craft(
    'craft=electrician',
    50,
    ['Elektro #', 'Elektrotechnik # GmbH', '# Elektroinstallation'],
    [
      'Installation, Photovoltaik und Ladestationen vom Meisterbetrieb.',
      'Prüfung ortsfester und beweglicher Anlagen nach DGUV.',
    ],
  ),
  craft(
    'craft=joiner',
    38,
    ['Tischlerei #', 'Schreinerei #', 'Holzwerkstatt #'],
    ['Möbel nach Maß, Fenster, Türen und Treppen.', 'Einzelstücke aus heimischem Holz.'],
  ),
  craft(
    'craft=roofer',
    30,
    ['Dachdeckerei #', '# Bedachungen GmbH', 'Dach & Wand #'],
    ['Steildach, Flachdach, Gauben und Dämmung.', 'Sturmschäden werden binnen eines Tages gesichert.'],
  ),
  craft(
    'craft=painter',
    38,
    ['Malerbetrieb #', 'Malermeister #', '# Farbe & Raum'],
    ['Innenräume, Fassaden und Lackierarbeiten.', 'Tapeten, Putze und Böden aus einer Hand.'],
  ),
  craft(
    'craft=gardener',
    26,
    ['Gartenbau #', '# Garten- und Landschaftsbau', 'Grünwerk #'],
    ['Gärten planen, anlegen und pflegen.', 'Baumpflege, Wege und Trockenmauern.'],
  ),
  craft(
    'craft=metal_construction',
    16,
    ['Metallbau #', 'Schlosserei #'],
    ['Geländer, Tore und Treppen aus Stahl und Edelstahl.'],
  ),
  craft('craft=tiler', 20, ['Fliesen #', 'Fliesenleger #'], ['Fliesen, Naturstein und barrierefreie Duschen.']),
  craft(
    'craft=photographer',
    18,
    ['Fotostudio #', 'Fotografie #'],
    ['Porträts, Hochzeiten und Aufnahmen für Betriebe.'],
  ),
  craft('craft=shoemaker', 12, ['Schuhmacherei #', 'Schuhwerkstatt #'], ['Reparaturen, Maßschuhe und Schlüssel.']),
  craft(
    'craft=dressmaker',
    14,
    ['Änderungsschneiderei #', 'Maßschneiderei #'],
    ['Änderungen, Maßanfertigung und neue Reißverschlüsse.'],
  ),
  craft(
    'craft=chimney_sweeper',
    10,
    ['Schornsteinfeger #', 'Bezirksschornsteinfeger #'],
    ['Kehren, Messen und Energieberatung.'],
  ),
  craft(
    'craft=hvac',
    14,
    ['# Klima & Lüftung', 'Klimatechnik # GmbH'],
    ['Lüftung, Kälte und Wartung für Betriebe und Wohnhäuser.'],
  ),
  {
    ...shop(
      'shop=car_repair',
      52,
      ['Autohaus & Werkstatt #', 'Kfz-Werkstatt #', 'Autoservice # GmbH', 'Werkstatt am Ring – #'],
      ['Inspektion, Reifen und Hauptuntersuchung im Haus, alle Marken.', 'Ersatzwagen auf Anfrage.'],
    ),
    hours: WORKSHOP,
  },
  shop('shop=car', 18, ['Autohaus # GmbH', '# Automobile'], ['Neue und gebrauchte Wagen, Probefahrt jederzeit.']),
  shop(
    'shop=bicycle',
    28,
    ['Fahrrad #', 'Radhaus @', 'Zweirad #'],
    ['Räder, Pedelecs und eine Werkstatt, die auch fremde Räder annimmt.'],
  ),
  shop(
    'shop=florist',
    34,
    ['Blumen #', 'Blütenzauber', 'Floristik #'],
    ['Sträuße, Trauerfloristik und Lieferung im Ort.'],
  ),
  shop(
    'shop=books',
    20,
    ['Buchhandlung #', 'Bücherstube @', 'Buchladen am Markt'],
    ['Bücher, Spiele und Lesungen; fast jedes Buch am nächsten Tag.'],
  ),
  shop(
    'shop=optician',
    26,
    ['Optik #', 'Augenoptik #', 'Brillenwerk @'],
    ['Sehtest, Brillen und Kontaktlinsen vom Meister.'],
  ),
  shop('shop=hearing_aids', 12, ['Hörakustik #', 'Gutes Hören #'], ['Hörtest und Hörgeräte ohne Kaufdruck.']),
  shop('shop=jewelry', 14, ['Goldschmiede #', 'Juwelier #'], ['Trauringe, Umarbeitungen und Uhrenreparatur.']),
  shop(
    'shop=clothes',
    34,
    ['Modehaus #', 'Boutique #', 'Mode am Markt'],
    ['Mode für Damen und Herren mit Änderungsservice.'],
  ),
  shop('shop=shoes', 18, ['Schuhhaus #', 'Schuh #'], ['Schuhe für die ganze Familie, Kinderfüße werden gemessen.']),
  shop('shop=furniture', 16, ['Möbelhaus #', 'Wohnen mit #'], ['Möbel, Küchenplanung und Lieferung mit Aufbau.']),
  shop(
    'shop=electronics',
    16,
    ['Elektro-Fachmarkt #', 'TV & Technik #'],
    ['Geräte, Reparatur und Anschluss bei Ihnen zu Hause.'],
  ),
  shop(
    'shop=computer',
    16,
    ['Computer #', 'IT-Service #'],
    ['Reparatur, Datenrettung und Netzwerke für kleine Betriebe.'],
  ),
  shop('shop=doityourself', 12, ['Baumarkt #', 'Baustoffe #'], ['Holzzuschnitt, Farben und Baustoffe.']),
  shop(
    'shop=farm',
    24,
    ['Hofladen #', 'Biohof #', 'Obsthof #'],
    ['Gemüse, Eier und Kartoffeln vom eigenen Hof.', 'Äpfel, Säfte und im Advent Weihnachtsbäume.'],
  ),
  shop(
    'shop=organic',
    14,
    ['Naturkost #', 'Bioladen @'],
    ['Frisches Obst und Gemüse, Käsetheke und unverpackte Ware.'],
  ),
  shop('shop=wine', 14, ['Weinhandlung #', 'Weinkontor #'], ['Weine von kleinen Gütern, Verkostung jeden Freitag.']),
  shop('shop=pet', 14, ['Tierbedarf #', 'Zoohandlung #'], ['Futter, Zubehör und Rat für Hund, Katze und Kleintier.']),
  shop('shop=toys', 12, ['Spielwaren #', 'Spielzeugkiste @'], ['Spiele und Spielzeug aus Holz und Stoff.']),
  {
    ...shop('shop=beauty', 28, ['Kosmetik #', 'Kosmetikstudio #'], ['Gesichtsbehandlung, Maniküre und Massage.']),
    hours: STUDIO,
  },
  {
    ...shop(
      'shop=funeral_directors',
      14,
      ['Bestattungen #', 'Bestattungshaus #'],
      ['Tag und Nacht erreichbar; Vorsorge und Trauerbegleitung.'],
    ),
    hours: OFFICE,
  },
  shop('shop=travel_agency', 14, ['Reisebüro #', 'Ferienwelt @'], ['Reisen, Bahnfahrkarten und Gruppenfahrten.']),
  {
    ...shop(
      'amenity=pharmacy',
      34,
      ['#-Apotheke', 'Stadt-Apotheke @', 'Apotheke am Markt'],
      ['Arzneimittel, Botendienst und Impfberatung.'],
    ),
    hours: ['Mo-Fr 08:00-18:30; Sa 08:30-13:00', 'Mo-Fr 08:30-13:00,14:00-18:00; Sa 09:00-12:00'],
  },
  practice(
    'amenity=doctors',
    44,
    ['Hausarztpraxis Dr. #', 'Praxis Dr. #', 'Gemeinschaftspraxis # & Kollegen'],
    ['Hausärztliche Versorgung und Vorsorge; Termine telefonisch.'],
  ),
  practice(
    'amenity=dentist',
    44,
    ['Zahnarztpraxis Dr. #', 'Zahnärztin Dr. #', 'Zahnärzte am Park – Dr. #'],
    ['Prophylaxe, Füllungen und Zahnersatz; Angstpatienten sind willkommen.'],
  ),
  practice(
    'amenity=veterinary',
    20,
    ['Tierarztpraxis #', 'Kleintierpraxis Dr. #'],
    ['Sprechstunde für Kleintiere, Hausbesuche nach Absprache.'],
  ),
  practice(
    'healthcare=physiotherapist',
    34,
    ['Physiotherapie #', 'Praxis für Physiotherapie #'],
    ['Krankengymnastik, Lymphdrainage und Rückenschule.'],
  ),
  practice(
    'healthcare=psychotherapist',
    16,
    ['Psychotherapeutische Praxis #', 'Praxis für Psychotherapie #'],
    ['Einzelgespräche nach telefonischer Anmeldung.'],
  ),
  practice(
    'healthcare=speech_therapist',
    12,
    ['Logopädie #', 'Praxis für Logopädie #'],
    ['Sprach-, Stimm- und Schlucktherapie für alle Altersgruppen.'],
  ),
  practice(
    'healthcare=alternative',
    12,
    ['Naturheilpraxis #', 'Heilpraktikerin #'],
    ['Akupunktur und Pflanzenheilkunde.'],
  ),
  table(
    'amenity=restaurant',
    70,
    ['Gasthaus #', 'Ratskeller @', 'Zum goldenen Anker', 'Wirtshaus #', 'Landgasthof #', 'Restaurant Lindenhof'],
    ['Regionale Küche, im Sommer im Garten.', 'Saal für Feiern bis achtzig Personen.'],
    ['regional', 'german'],
  ),
  table(
    'amenity=restaurant;cuisine=italian',
    26,
    ['Trattoria #', 'Ristorante Bella Vista', 'Osteria @'],
    ['Pasta, Fisch und Pizza aus dem Steinofen.'],
    ['italian', 'pizza'],
  ),
  table(
    'amenity=restaurant;cuisine=greek',
    12,
    ['Taverna Olympia', 'Restaurant Akropolis @'],
    ['Grillgerichte und Fisch.'],
    ['greek'],
  ),
  {
    ...table(
      'amenity=cafe',
      40,
      ['Café #', 'Café am Markt', 'Kaffeehaus #', 'Rösterei #'],
      ['Frühstück bis zwölf, Kuchen aus eigener Backstube.'],
    ),
    hours: ['Tu-Su 09:00-18:00', 'Mo-Fr 08:00-18:00; Sa,Su 09:00-18:00', 'We-Su 10:00-19:00'],
  },
  {
    ...table(
      'amenity=fast_food',
      26,
      ['Imbiss #', 'Grillstation @'],
      ['Schnelles Essen zum Mitnehmen und an drei Tischen.'],
    ),
    hours: ['Mo-Sa 11:00-21:00', 'Mo-Su 11:00-22:00'],
  },
  {
    ...table(
      'amenity=ice_cream',
      14,
      ['Eiscafé Venezia', 'Eismanufaktur #'],
      ['Eis ohne fertige Pasten; Sorten nach Jahreszeit.'],
    ),
    hours: ['Mar-Oct Mo-Su 11:00-21:00', 'Apr-Sep Mo-Su 12:00-20:00; Oct-Mar Sa,Su 13:00-18:00'],
  },
  {
    ...office(
      'tourism=hotel',
      26,
      ['Hotel #', 'Hotel Stadt @', 'Hotel zur Linde'],
      ['Ruhige Zimmer, Frühstück bis zehn, Fahrradkeller.'],
    ),
    hours: ['24/7', 'Mo-Su 06:30-22:00'],
  },
  {
    ...office('tourism=guest_house', 20, ['Pension #', 'Gästehaus #'], ['Sechs Zimmer mit Blick ins Grüne.']),
    hours: [null],
  },
  office(
    'office=tax_advisor',
    34,
    ['Steuerberatung #', 'Steuerkanzlei # & Partner', '# Steuerberatungsgesellschaft mbH'],
    ['Jahresabschluss, Lohn und Steuererklärung für Betriebe und Privatleute.'],
  ),
  office(
    'office=lawyer',
    36,
    ['Rechtsanwaltskanzlei #', 'Anwaltskanzlei # & Kollegen', 'Rechtsanwältin #'],
    ['Arbeits-, Familien- und Mietrecht.', 'Erstberatung auch am Telefon.'],
  ),
  office('office=notary', 8, ['Notariat #', 'Notarin #'], ['Beurkundungen nach Terminvereinbarung.']),
  office(
    'office=insurance',
    28,
    ['Versicherungsbüro #', '# Versicherungsmakler'],
    ['Unabhängiger Vergleich und Hilfe im Schadensfall.'],
  ),
  office('office=estate_agent', 24, ['Immobilien #', '# Immobilien GmbH'], ['Verkauf, Vermietung und Wertermittlung.']),
  office('office=architect', 24, ['Architekturbüro #', '# Architekten'], ['Wohnhäuser, Umbauten und Denkmalpflege.']),
  office('office=engineer', 16, ['Ingenieurbüro #', '# Ingenieure GmbH'], ['Statik, Bauphysik und Energienachweise.']),
  office(
    'office=it',
    26,
    ['# Software GmbH', 'Systemhaus #', '# IT-Lösungen'],
    ['Programme, Server und Wartung für den Mittelstand.'],
  ),
  office(
    'office=advertising_agency',
    18,
    ['Werbeagentur #', 'Agentur Wortschatz', '# Kommunikation'],
    ['Gestaltung, Texte und Internetauftritte.'],
  ),
  office('office=employment_agency', 8, ['Personalservice #'], ['Vermittlung und Zeitarbeit in Handwerk und Büro.']),
  office('amenity=driving_school', 22, ['Fahrschule #'], ['Theorie zweimal die Woche, alle Klassen.']),
  office('amenity=bank', 8, ['Genossenschaftsbank Musterland @'], ['Beratung nach Vereinbarung.']),
  {
    ...shop('leisure=fitness_centre', 22, ['Fitness #', 'Kraftwerk @', 'Sportstudio #'], ['Geräte, Kurse und Sauna.']),
    hours: ['Mo-Fr 07:00-22:00; Sa,Su 09:00-19:00', '24/7'],
  },
  {
    ...shop('leisure=dance', 8, ['Tanzschule #'], ['Kurse für Paare, Kinder und Junggebliebene.']),
    hours: ['Mo-Fr 16:00-22:00'],
  },
  {
    ...office(
      'amenity=kindergarten',
      10,
      ['Kinderhaus Regenbogen @', 'Kita Sonnenschein @'],
      ['Betreuung für Kinder von eins bis sechs.'],
    ),
    hours: ['Mo-Fr 06:30-17:00; PH off'],
  },
];

export const familyNames =
  'Ahrends,Albers,Angermann,Auerbach,Bachmeier,Balzer,Baumgarten,Behrendt,Bergmann,Birkholz,Blaschke,Böhme,Borchert,Brandl,Brückner,Buchner,Clasen,Conrad,Dahlke,Degenhardt,Diehl,Dittmer,Dreyer,Ebeling,Eckhardt,Ehlers,Eichinger,Engelhardt,Faber,Falkner,Feldhaus,Fiedler,Förster,Frey,Fuhrmann,Gärtner,Gebhardt,Gerlach,Göbel,Grünwald,Haberland,Hagedorn,Hartung,Heidenreich,Hellmann,Henkel,Hinrichs,Hoffstedt,Hölzl,Hübner,Ihle,Jacobi,Jahnke,Janssen,Jürgens,Kaltenbach,Kästner,Keller,Kirchhoff,Kleinert,Klostermann,Köhler,Krahl,Kröger,Kühn,Lachmann,Landgraf,Lechner,Leitner,Lindemann,Lohmann,Lüdtke,Mahler,Marquardt,Meinecke,Merkle,Michaelis,Mittag,Möhring,Naumann,Neuhaus,Niehoff,Nordmann,Oberle,Oehler,Ostermann,Pahlke,Petersen,Pfeiffer,Pohlmann,Quandt,Rademacher,Rathke,Reimann,Riedel,Ritterbusch,Rössler,Rüdiger,Sander,Schäffner,Schirmer,Schlüter,Schönfeld,Seidel,Sievers,Sommerfeld,Spengler,Steinbach,Stöcker,Sturm,Süß,Tänzer,Thielemann,Trautmann,Uhlig,Ullmann,Vogelsang,Voigt,Wagenknecht,Wendland,Westermann,Wiegand,Winkler,Wölk,Zander,Ziegler,Zimmerling'.split(
    ',',
  );

export const streets =
  'Hauptstraße,Bahnhofstraße,Gartenstraße,Schulstraße,Dorfstraße,Bergstraße,Birkenweg,Lindenstraße,Kirchstraße,Waldstraße,Ringstraße,Amselweg,Goethestraße,Schillerstraße,Mozartstraße,Marktplatz,Mühlenweg,Wiesenweg,Feldstraße,Parkstraße,Rosenweg,Friedhofstraße,Industriestraße,Gewerbepark,Am Hafen,Burgstraße,Kastanienallee,Lange Straße,Neue Straße,Alte Gasse,Poststraße,Rathausplatz,Sonnenstraße,Uferweg,Am Sportplatz,Brunnenstraße'.split(
    ',',
  );
