/**
 * What people ask, and what must be found. A line is `was | wo => what fits`: trades and places by slug, `name` a word of the name.
 * Real entries are named by their OpenStreetMap ids only; a line that begins with `@` makes its text from the entry itself.
 * Whoever finds a query that fails mends what kind of query it is, not the line.
 */
export const gold: Readonly<Record<string, string>> = {
  trade: `
    Friseur | Kaiserslautern => trade=friseur place=kaiserslautern
    Frisör | Kaiserslautern => trade=friseur place=kaiserslautern
    frisoer | Berlin => trade=friseur place=berlin
    Friseurin | Hamburg => trade=friseur place=hamburg
    Friseur:in | Kaiserslautern => trade=friseur place=kaiserslautern
    Friseur*innen | Köln => trade=friseur place=koeln
    FriseurInnen | Kaiserslautern => trade=friseur place=kaiserslautern
    Friseur/-in | Kaiserslautern => trade=friseur place=kaiserslautern
    Coiffeur | Kaiserslautern => trade=friseur place=kaiserslautern
    Haare schneiden | Kaiserslautern => trade=friseur place=kaiserslautern
    Zahnarzt | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahnärztin | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahnärzte | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahnaerztin | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahnarztpraxis | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahnmedizin | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Ärztin | Kaiserslautern => trade=@aerzte place=kaiserslautern
    Arztpraxis | Kaiserslautern => trade=arzt place=kaiserslautern
    Dr. med. | Kaiserslautern => trade=arzt place=kaiserslautern
    Klempner => trade=sanitaerbetrieb,spenglerei
    Flaschner => trade=sanitaerbetrieb,spenglerei
    Spengler => trade=sanitaerbetrieb,spenglerei
    Blechner => trade=sanitaerbetrieb,spenglerei
    Installateur => trade=sanitaerbetrieb
    Gas-Wasser-Installateur => trade=sanitaerbetrieb
    Heizungsbauer => trade=sanitaerbetrieb,heizungs-lueftungs-und-klimatechnik
    Sanitär | Berlin => trade=sanitaerbetrieb place=berlin
    Metzger | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Fleischer | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Fleischerei | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Schlachter | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Fleischhauer | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Schreiner => trade=tischlerei
    Tischler => trade=tischlerei
    Schreinerei => trade=tischlerei
    Tischlerin => trade=tischlerei
    Bäcker | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Bäckereien | Kaiserslautern => trade=baeckerei place=kaiserslautern
    baecker | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Brötchen | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Semmeln | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Apotheken | Kaiserslautern => trade=apotheke place=kaiserslautern
    Apotheker | Kaiserslautern => trade=apotheke place=kaiserslautern
    KFZ | Kaiserslautern => trade=autowerkstatt place=kaiserslautern
    Kfz-Werkstatt | Kaiserslautern => trade=autowerkstatt place=kaiserslautern
    Autoreparatur | Kaiserslautern => trade=autowerkstatt place=kaiserslautern
    Automechaniker => trade=autowerkstatt
    Autohändler | Kaiserslautern => trade=autohaus place=kaiserslautern
    RA | Kaiserslautern => trade=rechtsanwalt place=kaiserslautern
    Anwalt | Kaiserslautern => trade=rechtsanwalt place=kaiserslautern
    Rechtsanwältin | Kaiserslautern => trade=rechtsanwalt place=kaiserslautern
    Rechtsanwälte => trade=rechtsanwalt
    Steuerberaterin => trade=steuerberater
    Steuerberatung => trade=steuerberater
    Elektriker => trade=elektriker
    Elektrikerin | München => trade=elektriker place=muenchen
    Elektroinstallateur => trade=elektriker
    Maler => trade=malerbetrieb
    Anstreicher => trade=malerbetrieb
    Lackierer => trade=malerbetrieb
    Tüncher => trade=malerbetrieb
    Weißbinder => trade=malerbetrieb
    Dachdecker => trade=dachdecker
    Dachdeckerin => trade=dachdecker
    Bedachungen => trade=dachdecker
    Fliesenleger => trade=fliesenleger
    Plattenleger => trade=fliesenleger
    Kaminkehrer => trade=schornsteinfeger
    Schornsteinfegerin => trade=schornsteinfeger
    Rauchfangkehrer => trade=schornsteinfeger
    Bestattungen => trade=bestatter
    Bestattungsinstitut => trade=bestatter
    Beerdigung => trade=bestatter
    Blumen | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Floristin | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Blumengeschäft | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Optiker | Kaiserslautern => trade=optiker place=kaiserslautern
    Optikerin | Kaiserslautern => trade=optiker place=kaiserslautern
    Brillen | Kaiserslautern => trade=optiker place=kaiserslautern
    Hörgeräte => trade=hoerakustiker
    Krankengymnastik => trade=physiotherapeut
    Physiotherapie => trade=physiotherapeut
    Physio => trade=physiotherapeut
    Logopädin => trade=logopaede
    Tierärztin | Kaiserslautern => trade=tierarzt place=kaiserslautern
    Veterinär | Kaiserslautern => trade=tierarzt place=kaiserslautern
    Psychologe => trade=psychotherapeut
    Psychotherapeutin => trade=psychotherapeut
    Heilpraktikerin => trade=alternativmedizin
    Kita | Kaiserslautern => trade=kindergarten place=kaiserslautern
    Kindertagesstätte | Kaiserslautern => trade=kindergarten place=kaiserslautern
    Kindergärten | Kaiserslautern => trade=kindergarten place=kaiserslautern
    Supermärkte | Kaiserslautern => trade=supermarkt place=kaiserslautern
    Kneipen | Kaiserslautern => trade=kneipe place=kaiserslautern
    Wirtshaus | Kaiserslautern => trade=kneipe,@restaurants place=kaiserslautern
    Gaststätte | Kaiserslautern => trade=@restaurants place=kaiserslautern
    Italiener | Kaiserslautern => trade=italienisches-restaurant place=kaiserslautern
    Grieche | Kaiserslautern => trade=griechisches-restaurant place=kaiserslautern
    Chinese | Kaiserslautern => trade=chinesisches-restaurant place=kaiserslautern
    Dönerbude | Kaiserslautern => trade=doener-imbiss place=kaiserslautern
    Eiscafé => trade=eisdiele
    Disco | Kaiserslautern => trade=diskothek place=kaiserslautern
    Hotels | Kaiserslautern => trade=hotel place=kaiserslautern
    Fremdenzimmer => trade=pension
    Museen | Kaiserslautern => trade=museum place=kaiserslautern
    Fitness => trade=fitnessstudio
    Muckibude => trade=fitnessstudio
    Führerschein | Kaiserslautern => trade=fahrschule place=kaiserslautern
    Makler => trade=immobilienmakler
    Immobilienmaklerin => trade=immobilienmakler
    Architektin => trade=architekturbuero
    Kosmetikerin => trade=kosmetikstudio
    Fotografin => trade=fotograf
    Photograph => trade=fotograf
    EDV => trade=it-unternehmen
    Werbung => trade=werbeagentur
    Notarin => trade=notar
    Schuster => trade=schuster,schuhreparatur
    Juweliere | Kaiserslautern => trade=juwelier place=kaiserslautern
    Schmuck | Kaiserslautern => trade=juwelier place=kaiserslautern
    Buchladen | Kaiserslautern => trade=buchhandlung place=kaiserslautern
    Bücher | Kaiserslautern => trade=buchhandlung place=kaiserslautern
    Möbel | Kaiserslautern => trade=moebelhaus place=kaiserslautern
    Spielzeug => trade=spielwarengeschaeft
    Fahrräder | Kaiserslautern => trade=fahrradladen place=kaiserslautern
    Tanke | Kaiserslautern => trade=tankstelle place=kaiserslautern
    Reinigung | Kaiserslautern => trade=chemische-reinigung place=kaiserslautern
    Bauernladen => trade=hofladen
    Direktvermarkter => trade=hofladen
    Imker => trade=imkerei
    Bauernmarkt => trade=wochenmarkt
    Winzerin => trade=weingut
    Gärtner => trade=garten-und-landschaftsbau,blumenladen,gaertnerei`,
  everyday: `
    Sushi => trade=sushi-restaurant,sushi-imbiss
    Tabak => trade=tabakladen
    Burger | Kaiserslautern => trade=burger-imbiss place=kaiserslautern
    Frühstück | Kaiserslautern => trade=cafe place=kaiserslautern
    Brille kaufen | Kaiserslautern => trade=optiker place=kaiserslautern
    Fahrrad reparieren | Kaiserslautern => trade=fahrradladen place=kaiserslautern
    Fahrradreparatur | Kaiserslautern => trade=fahrradladen place=kaiserslautern
    Auto mieten | Kaiserslautern => trade=autovermietung place=kaiserslautern
    Auto reparieren | Kaiserslautern => trade=autowerkstatt place=kaiserslautern
    Handy reparieren | Kaiserslautern => trade=handyladen place=kaiserslautern
    Reifen kaufen | Kaiserslautern => trade=reifenhandel place=kaiserslautern
    Pizza bestellen | Kaiserslautern => trade=pizzeria,pizza-imbiss place=kaiserslautern
    Bioladen | Kaiserslautern => trade=bio-supermarkt place=kaiserslautern
    Kebab | Kaiserslautern => trade=doener-imbiss place=kaiserslautern
    Spielzeug | Kaiserslautern => trade=spielwarengeschaeft place=kaiserslautern
    Blumen verschicken | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Geldautomat | Kaiserslautern => trade=bank place=kaiserslautern
    Flug buchen | Kaiserslautern => trade=reisebuero place=kaiserslautern
    Haare färben | Kaiserslautern => trade=friseur place=kaiserslautern
    Gemüse | Kaiserslautern => trade=obst-und-gemueseladen place=kaiserslautern
    Zimmer => trade=pension
    Markisen => trade=rollladen-sonnenschutz`,
  place: `
    Friseur | 67655 => trade=friseur code=67655
    Friseur | D-67655 => trade=friseur code=67655
    Friseur | 67655 Kaiserslautern => trade=friseur code=67655
    Friseur | Kaiserslautern 67655 => trade=friseur code=67655
    Friseur | 676 => trade=friseur code=676
    Friseur | PLZ 676 => trade=friseur code=676
    Friseur | 67 => trade=friseur code=67
    Apotheke | kaiserslautern => trade=apotheke place=kaiserslautern
    Apotheke | KAISERSLAUTERN => trade=apotheke place=kaiserslautern
    Apotheke | Kaisersl => trade=apotheke place=kaiserslautern
    Hotel | in Kaiserslautern => trade=hotel place=kaiserslautern
    Hofladen | Rheinland-Pfalz => trade=hofladen state=rheinland-pfalz
    Hofladen | RLP => trade=hofladen state=rheinland-pfalz
    Hofladen | Rheinland Pfalz => trade=hofladen state=rheinland-pfalz
    Hofladen | NRW => trade=hofladen state=nordrhein-westfalen
    Hofladen | Nordrhein Westfalen => trade=hofladen state=nordrhein-westfalen
    Hofladen | BaWü => trade=hofladen state=baden-wuerttemberg
    Hofladen | Baden-Wuerttemberg => trade=hofladen state=baden-wuerttemberg
    Hofladen | Bayern => trade=hofladen state=bayern
    Hofladen | Meck-Pomm => trade=hofladen state=mecklenburg-vorpommern
    Hofladen | MV => trade=hofladen state=mecklenburg-vorpommern
    Hofladen | Sachsen => trade=hofladen state=sachsen
    Hofladen | Sachsen Anhalt => trade=hofladen state=sachsen-anhalt
    Hofladen | Schleswig-Holstein => trade=hofladen state=schleswig-holstein
    Hofladen | Thüringen => trade=hofladen state=thueringen
    Hofladen | Thueringen => trade=hofladen state=thueringen
    Hofladen | Landkreis Mainz-Bingen => trade=hofladen district=Mainz-Bingen
    Hofladen | Kreis Mainz-Bingen => trade=hofladen district=Mainz-Bingen
    Hofladen | LK Bodenseekreis => trade=hofladen district=Bodenseekreis
    Hofladen | Bodenseekreis => trade=hofladen district=Bodenseekreis
    Hofladen | Kreis Wesel => trade=hofladen district=Wesel
    Hofladen | Landkreis Euskirchen => trade=hofladen district=Euskirchen
    Wochenmarkt | Frankfurt => trade=wochenmarkt place=frankfurt-am-main
    Wochenmarkt | Frankfurt/Main => trade=wochenmarkt place=frankfurt-am-main
    Wochenmarkt | Frankfurt a.M. => trade=wochenmarkt place=frankfurt-am-main
    Wochenmarkt | Frankfurt a. Main => trade=wochenmarkt place=frankfurt-am-main
    Wochenmarkt | Freiburg => trade=wochenmarkt place=freiburg-im-breisgau
    Wochenmarkt | Freiburg i.Br. => trade=wochenmarkt place=freiburg-im-breisgau
    Wochenmarkt | Halle/Saale => trade=wochenmarkt place=halle-saale
    Wochenmarkt | Halle an der Saale => trade=wochenmarkt place=halle-saale
    Wochenmarkt | Halle => trade=wochenmarkt place=halle-saale
    Wochenmarkt | Koeln => trade=wochenmarkt place=koeln
    Wochenmarkt | Moenchengladbach => trade=wochenmarkt place=moenchengladbach
    Wochenmarkt | Saarbruecken => trade=wochenmarkt place=saarbruecken
    Wochenmarkt | München => trade=wochenmarkt place=muenchen
    Hofladen | Haltern => trade=hofladen place=haltern-am-see
    Hofladen | Neustadt am Rübenberge => trade=hofladen place=neustadt-am-ruebenberge
    Hofladen | Neustadt a. Rbge => trade=hofladen place=neustadt-am-ruebenberge
    Hofladen | Werder => trade=hofladen place=werder-havel
    Hofladen | Werder/Havel => trade=hofladen place=werder-havel
    Hofladen | Hennef => trade=hofladen place=hennef-sieg
    Berlin Kreuzberg => place=berlin
    Wochenmarkt | Berlin-Prenzlauer Berg => trade=wochenmarkt near=52.539,13.424,3
    Wochenmarkt | Hamburg Altona => trade=wochenmarkt near=53.55,9.933,3
    Hofladen | Friedrichshafen und Umgebung => trade=hofladen near=47.656,9.475,15
    Hofladen | Umkreis 20 km Mainz => trade=hofladen near=50,8.271,27
    Friseur | 49.444, 7.769 => trade=friseur near=49.444,7.769,15
    Hofladen | Mein Standort (47.656, 9.475) => trade=hofladen near=47.656,9.475,15
    Kaiserslautern => place=kaiserslautern
    67655 => code=67655
     | Tettnang => place=tettnang`,
  error: `
    Friesur | Kaiserslautern => trade=friseur place=kaiserslautern
    Frisuer | Kaiserslautern => trade=friseur place=kaiserslautern
    Friseru Kaiserslautern => trade=friseur place=kaiserslautern
    Zahnartz | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zanarzt | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Apoteke | Kaiserslautern => trade=apotheke place=kaiserslautern
    Apothke | Kaiserslautern => trade=apotheke place=kaiserslautern
    Aphoteke Kaiserslautern => trade=apotheke place=kaiserslautern
    Bäckerrei | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Bekerei | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Metzgrei | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Metzegrei | Kaiserslautern => trade=metzgerei place=kaiserslautern
    Klempnr => trade=sanitaerbetrieb,spenglerei
    Klemptner => trade=sanitaerbetrieb,spenglerei
    Elektricker => trade=elektriker
    Elektirker => trade=elektriker
    Dachdeker => trade=dachdecker
    Steuerberatr => trade=steuerberater
    Rechtsanwlat => trade=rechtsanwalt
    Rechtsanwahlt => trade=rechtsanwalt
    Optikker | Kaiserslautern => trade=optiker place=kaiserslautern
    Blumenlaen | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Resturant | Kaiserslautern => trade=@restaurants place=kaiserslautern
    Restaurang | Kaiserslautern => trade=@restaurants place=kaiserslautern
    Pizeria | Kaiserslautern => trade=pizzeria place=kaiserslautern
    Kinderkarten | Kaiserslautern => trade=kindergarten place=kaiserslautern
    Hoflaaden | Mainz => trade=hofladen place=mainz
    Wochnmarkt | Mainz => trade=wochenmarkt place=mainz
    Physioterapie => trade=physiotherapeut
    Pysiotherapeut => trade=physiotherapeut
    Immobilenmakler => trade=immobilienmakler
    Schornsteinfäger => trade=schornsteinfeger
    Archtekt => trade=architekturbuero
    Juwellier | Kaiserslautern => trade=juwelier place=kaiserslautern
    Friseur | Kaiserlautern => trade=friseur place=kaiserslautern
    Friseur | Kaiserslauten => trade=friseur place=kaiserslautern
    Friseur Kaiserlsautern => trade=friseur place=kaiserslautern
    Wochenmarkt | Freidrichshafen => trade=wochenmarkt place=friedrichshafen
    Wochenmarkt | Stuttgard => trade=wochenmarkt place=stuttgart
    Wochenmarkt | Düseldorf => trade=wochenmarkt place=duesseldorf
    Wochenmarkt | Hannofer => trade=wochenmarkt place=hannover
    Wochenmarkt | Karlsruhr => trade=wochenmarkt place=karlsruhe
    Hofladen | Rheinland-Pflaz => trade=hofladen state=rheinland-pfalz
    Hofladen | Nidersachsen => trade=hofladen state=niedersachsen
    Friesur | Kaiserlautern => trade=friseur place=kaiserslautern
    Bäckrei | Kaiserslutern => trade=baeckerei place=kaiserslautern
    friseurkaiserslautern => trade=friseur place=kaiserslautern`,
  compound: `
    Dachdeckermeisterbetrieb => trade=dachdecker
    Dachdeckerfachbetrieb => trade=dachdecker
    Malermeisterbetrieb => trade=malerbetrieb
    Friseurmeister | Kaiserslautern => trade=friseur place=kaiserslautern
    Friseurgeschäft | Kaiserslautern => trade=friseur place=kaiserslautern
    Bäckermeister | Kaiserslautern => trade=baeckerei place=kaiserslautern
    Elektromeisterbetrieb => trade=elektriker
    Elektrikernotdienst => trade=elektriker
    Klempnernotdienst => trade=sanitaerbetrieb,spenglerei
    Klempner Notdienst => trade=sanitaerbetrieb,spenglerei
    Sanitärnotdienst => trade=sanitaerbetrieb
    Tischlermeister => trade=tischlerei
    Schreinereibetrieb => trade=tischlerei
    Fliesenlegermeister => trade=fliesenleger
    Auto Werkstatt | Kaiserslautern => trade=autowerkstatt place=kaiserslautern
    Auto Haus | Kaiserslautern => trade=autohaus place=kaiserslautern
    Kfz Meisterbetrieb => trade=autowerkstatt
    Kraftfahrzeug Werkstatt => trade=autowerkstatt
    Zahn Arzt | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Zahn-Arzt | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Kinderzahnarzt | Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Tier Arzt | Kaiserslautern => trade=tierarzt place=kaiserslautern
    Tierarztpraxis | Kaiserslautern => trade=tierarzt place=kaiserslautern
    Blumen Laden | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Blumenfachgeschäft | Kaiserslautern => trade=blumenladen place=kaiserslautern
    Fahrrad Laden | Kaiserslautern => trade=fahrradladen place=kaiserslautern
    Fahrradgeschäft | Kaiserslautern => trade=fahrradladen place=kaiserslautern
    Schuhfachgeschäft | Kaiserslautern => trade=schuhgeschaeft place=kaiserslautern
    Buch Handlung | Kaiserslautern => trade=buchhandlung place=kaiserslautern
    Kinder Garten | Kaiserslautern => trade=kindergarten place=kaiserslautern
    Steuer Berater => trade=steuerberater
    Steuerberatungsbüro => trade=steuerberater
    Rechtsanwaltskanzlei => trade=rechtsanwalt
    Rechtsanwalt Kanzlei => trade=rechtsanwalt
    Immobilien Makler => trade=immobilienmakler
    Versicherungsagentur | Kaiserslautern => trade=versicherung place=kaiserslautern
    Versicherung Makler => trade=versicherung
    Hochzeitsfotograf => trade=fotograf
    Bestattungshaus => trade=bestatter
    Physiotherapiepraxis => trade=physiotherapeut
    Kosmetik Studio => trade=kosmetikstudio
    Fitness Studio => trade=fitnessstudio
    Eis Diele => trade=eisdiele
    Hof Laden | Mainz => trade=hofladen place=mainz
    Wochen Markt | Mainz => trade=wochenmarkt place=mainz
    Biohofladen => trade=hofladen
    Landmetzgerei => trade=metzgerei
    Feinbäckerei => trade=baeckerei
    Fahr Schule | Kaiserslautern => trade=fahrschule place=kaiserslautern
    Garten Landschaftsbau => trade=garten-und-landschaftsbau`,
  name: `
    @name way/168638547 node/674226299 node/1899834091 way/103157238 node/1443634618 node/570043541 way/208071153 way/96050360
    @name way/96050435 node/1121706301 node/543641441 node/1111539225 node/1936465231 node/1121705485 node/1181159975 way/107415505
    @name way/100970764 way/114084689 node/1681452340 node/1801464774 node/1821281862 node/1179562663 way/30753651 node/1123353756
    @name node/2201917059 node/469844656 way/102405961 way/97869514 node/1693684095 node/671780690 node/11861772991 way/1185665275
    @name node/6394385446 node/5025838571 node/6606062866 node/2400224271 node/10606300262 node/1870267445 node/11239863154
    @name node/2579888753 way/481009765 node/6804056940 node/7579899391 node/5838012430 node/8777045435 node/5030234311
    @name node/11597568862 way/637881603 way/997225586 way/444837118 node/6568090444 node/5189071607 node/10677159537
    @lower node/12160962708 node/5032953954 node/8046311508 way/1231865298 node/5514409352 node/2435375118 node/3481818161
    @sound node/10606300262 node/5653484126 node/364992488 node/4385048793 node/2134704242 node/7796756908 way/949174867
    @typo node/1880710778 node/1110285397 way/93785942 node/543656748 way/98863103 node/514281638 node/616103195 way/93785939
    @typo node/1120433521 node/1675927364 node/2138835837 way/107415505 node/285573370 node/1821281863 node/1428731695
    @typo node/1121706103 node/1598770166 node/1945056353 way/178443451 node/1389598762 node/3160996656 node/1532756861
    @typo node/7658625058 node/2439778219 node/11750792134 node/7984268480 way/853685002 node/5041851132 node/11052653543
    @typo node/9035384366 node/4986263385 node/1736725670 way/251221262 node/10875321420 node/5126846113 way/1328784193
    @typo node/13274153064 node/7528507385 way/440144401 node/904205835 node/7820515867 way/474811656 node/277093199`,
  mixed: `
    @name-place node/811432607 way/30751595 way/105268799 way/103521264 node/1717728807 way/113688817 node/1121706033
    @name-place node/1598770107 node/674250421 node/824527283 node/543658793 node/1394001534 way/106750420 node/671780667
    @name-place node/320064567 node/1159299241 way/107415476 node/815229912 node/1882927868 way/103144898 node/1943914791
    @one-field node/8077662772 way/360394799 node/10287544364 node/10873855452 node/2570044841 node/4393192420 way/391367266
    @one-field way/379231398 way/369521804 node/11163187306 way/83105566 node/4031827138 node/9408274626 way/98437878
    @trade-name node/12831811664 way/754065522 node/11092950421 node/12803102729 node/2733852939 node/5859265037
    @first-words node/639593655 node/4788407468 way/524464602 node/6524858868 node/13070569568 node/7357878564
    @first-words node/6855637917 node/9718265196
    Friseur Kaiserslautern => trade=friseur place=kaiserslautern
    Kaiserslautern Friseur => trade=friseur place=kaiserslautern
    Friseur in Kaiserslautern => trade=friseur place=kaiserslautern
     | Friseur Kaiserslautern => trade=friseur place=kaiserslautern
    Kaiserslautern | Friseur => trade=friseur place=kaiserslautern
    Friseur 67655 => trade=friseur code=67655
    Zahnarzt Berlin => trade=zahnarzt place=berlin
    Bäcker Frankfurt => trade=baeckerei place=frankfurt-am-main
    Restaurants in München => trade=@restaurants place=muenchen
    Friseur Berlin Mitte => trade=friseur near=52.52,13.405,4
    Wochenmarkt Berlin Kreuzberg => trade=wochenmarkt near=52.497,13.391,3
    Hofladen in der Nähe von Mainz => trade=hofladen near=50,8.271,15
    Hofladen im Umkreis von 15 km | Mainz => trade=hofladen near=50,8.271,22
    Hofladen Kreis Mainz-Bingen => trade=hofladen district=Mainz-Bingen
    Hofladen Bayern => trade=hofladen state=bayern
    günstiger Friseur in Kaiserslautern => trade=friseur place=kaiserslautern
    guter Zahnarzt Kaiserslautern => trade=zahnarzt place=kaiserslautern
    Café und Bäckerei | Kaiserslautern => trade=cafe,baeckerei place=kaiserslautern
    Heizung Sanitär => trade=sanitaerbetrieb,heizungs-lueftungs-und-klimatechnik
    Hotel Restaurant | Kaiserslautern => trade=hotel,@restaurants place=kaiserslautern
    Handwerk | Köln => trade=@handwerk place=koeln
    Metzgerei Müller | Kaiserslautern => name=muller trade=metzgerei place=kaiserslautern
    Barbarossa Bäcker | Kaiserslautern => name=barbarossa place=kaiserslautern
    Schuhhaus | Kaiserslautern => trade=schuhgeschaeft place=kaiserslautern
    Sparkasse | Kaiserslautern => trade=bank place=kaiserslautern
    Pizza | Kaiserslautern => trade=pizzeria,pizza-imbiss place=kaiserslautern`,
  contact: `
    @phone-e164 way/93400452 node/9115101729 node/8876284174
    @phone-national node/8635641356 node/12350719430 node/7667894986
    @phone-digits way/1227978213 way/102269019 node/11836671120
    @phone-slashes node/7556487253 node/10678150816 way/412637632
    @phone-zeros node/3203359626 node/4262192431 node/8592061418
    @phone-begun way/239389980 way/331867131 node/5267991321
    @domain node/6468247890 node/3611737540 way/258020134 way/59502407 node/5049378040
    @address node/2548774246 node/2418889584 node/1354160557 node/12065983773 node/5858576965
    030 23125000 => phone=+493023125000
    030/231-25-000 => phone=+493023125000
    +49 (0)30 231 250 00 => phone=+493023125000
    0049 30 23125000 => phone=+493023125000
    Tel. 030 23125000 => phone=+493023125000
    030 23125 => phone=+493023125`,
};
