/** Compounds of the trades with where they can be taken apart, and words that cannot. Letters that only link belong to the first part. */
export const compounds = `
  dach|decker|meister|betrieb auto|werkstatt hochzeits|fotograf bestattungs|institut zahn|arzt|praxis klempner|not|dienst fenster|bau
  blumen|laden rechtsanwalts|kanzlei steuer|beratungs|gesellschaft sonnen|schutz|technik rollladen|bau gerüst|bau|unternehmen
  küchen|studio fuß|pflege|praxis heizungs|bauer garten|landschafts|bau hunde|friseur pizza|liefer|dienst tier|arzt|praxis
  versicherungs|makler immobilien|makler gebäude|reinigung schlüssel|dienst maler|betrieb bäckerei friseur apotheke restaurant
  schreinerei metzgerei kinder|garten elektro|installation fahrrad|werkstatt physiotherapie natur|heil|praxis gast|haus
  wein|handlung konditorei haus|arzt augen|arzt holz|fenster|bau bäcker|meister friseur|salon kosmetik|studio haut|arzt|praxis
  reise|büro buch|handlung möbel|haus getränke|markt bau|markt super|markt tank|stelle auto|haus motorrad|händler reifen|dienst
  karosserie|bau lackiererei spielwaren|geschäft schuh|haus schuh|reparatur uhren|reparatur schmuck|laden optiker
  hörgeräte|akustiker kranken|gymnastik alten|heim pflege|dienst kranken|haus sport|studio fitness|center tanz|schule fahr|schule
  musik|schule nachhilfe|institut umzugs|unternehmen spedition maler|meister fliesen|leger boden|leger parkett|leger zimmerei
  sanitär|installateur heizungs|installateur wasser|installateur kamin|kehrer schornstein|feger stein|metz metall|bau stahl|bau
  treppen|bau wintergarten|bau zaun|bau brunnen|bau tief|bau|unternehmen abbruch|unternehmen wach|dienst party|service wein|gut
  hof|laden bauern|hof eis|café eis|diele bier|garten gast|wirtschaft imbiss|bude döner|laden fisch|restaurant wirts|haus
  ferien|wohnung camping|platz jugend|herberge werbe|agentur druckerei software|entwicklung computer|reparatur handy|reparatur
  notar|kanzlei gutachter vermessungs|büro architektur|büro ingenieur|büro haus|verwaltung hausmeister|dienst winter|dienst
  garten|pflege baum|pflege müller hoffmann schneider kaiserslautern morgenrot`.match(/\S+/g) as string[];
