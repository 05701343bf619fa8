import { pick, type Random } from './random.ts';
import type { LandUse } from './settings.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

const crafts =
  words(`Färber Gerber Schmied Bäcker Krämer Fischer Kloster Kirch Rathaus Salz Korn Wein Brunnen Turm
  Mauer Spital Pfarr Schul Bader Töpfer Weber Seiler Sattler Küfer Zimmermanns Münz Apotheker Engel Löwen Adler
  Hirschen Rosen Linden Enten Gänse Katzen Ziegen Glocken Kannen Kessler Messer Nadler Pfeifer Sporer Tuchmacher
  Wagner Zinn Hafner Mühl Wehr Steg Tor Zwinger Kupfer Laternen Schiffer Flößer Kapuziner Nonnen Predigt Stifts`);
const plants =
  words(`Ahorn Birken Buchen Eichen Erlen Eschen Fichten Kastanien Kiefern Lärchen Linden Pappel Platanen
  Tannen Ulmen Weiden Akazien Holunder Hasel Schlehen Wacholder Flieder Rosen Tulpen Nelken Veilchen Lilien Dahlien
  Astern Krokus Narzissen Primel Amsel Drossel Finken Meisen Lerchen Schwalben Zeisig Kuckuck Falken Habicht Bussard
  Reiher Kranich Eulen Specht Elster Dohlen Sperber Milan Apfel Birn Kirsch Quitten Walnuss Mohn Malven Ginster
  Heide Klee Salbei Thymian Efeu Jasmin Mispel Eiben Robinien Rotdorn Weißdorn Sanddorn Brombeer Himbeer`);
const people =
  words(`Goethe Schiller Lessing Heine Kleist Uhland Mörike Fontane Storm Raabe Eichendorff Hölderlin Herder
  Wieland Bach Beethoven Mozart Haydn Schubert Schumann Brahms Händel Kant Hegel Fichte Kepler Humboldt Gauß Leibniz
  Röntgen Koch Virchow Planck Liebig Fraunhofer Ohm Hertz Dürer Cranach Holbein Menzel Wilhelm Friedrich Ludwig Karl
  Augusten Luisen Sophien Charlotten Marien Elisabethen Katharinen Hebel Rückert Gellert Körner Arndt Klopstock
  Novalis Stifter Gluck Lortzing Reger Bruckner Spohr Silcher Melanchthon Zwingli Hutten Sickingen Riemenschneider`);
const firstNames =
  words(`Anna Bertha Clara Dorothea Elsa Frida Greta Hanna Ida Johanna Käthe Lina Martha Nelly Olga
  Paula Rosa Selma Thea Ursula August Bruno Conrad Emil Franz Georg Hugo Jakob Kaspar Leo Moritz Oskar Paul Richard
  Simon Theodor Viktor Walter Gustav Heinrich`);
const surnames =
  words(`Adler Bauer Brandt Dietz Ebert Falk Gerlach Haas Imhof Jung Kern Lang Mohr Neumann Ott Pfister
  Roth Seidel Thoma Ulmer Vogt Weiß Ziegler Arnold Busch Claus Dorn Engel Fuchs Grimm Hartung Kraft Lorenz Maurer
  Nagel Opitz Probst Reuter Sommer Traub Unger Wendt Zorn Albrecht Beck Cramer Eberle Frey Graf Hofmann Keller
  Lindner Metz Noll Renner Schwab Stark Vetter Winter`);
const cities =
  words(`Breslauer Danziger Stettiner Dresdner Leipziger Berliner Hamburger Bremer Kölner Mainzer Wiener
  Prager Brünner Züricher Basler Berner Brüsseler Amsterdamer Kopenhagener Lübecker Rostocker Erfurter Weimarer Jenaer
  Hallenser Potsdamer Kieler Grazer Linzer Salzburger Innsbrucker Straßburger Warschauer Krakauer Budapester Rigaer`);
const works =
  words(`Industrie Werk Daimler Benz Diesel Siemens Borsig Krupp Maybach Otto Bosch Hafen Kanal Kran Speicher
  Gießerei Ziegelei Brauerei Spinnerei Hammer Walzwerk Kessel Turbinen Generator Zoll Güter Lager Speditions Messe
  Ampère Faraday Edison Volta Maschinen Papiermühlen Sägewerk Schlachthof Gaswerk Elektra`);
const banks =
  words(`Weiden Stadt Linden Mühl Fischer Kastanien Schiffer Nord Süd Ost West Kranen Schloss Rathaus Insel
  Floß Treidel Ulmen Pappel Erlen Brücken Wehr Damm Bleich Anger`);
const townHeads =
  words(`Rothen Anger Brunn Dorn Eschel Hirsch Kalten Lauter Mühl Neuen Ober Reichen Schwarz Stein Wald
  Wiesen Birken Ellen Tannen Grün Alten Lein Krumm Hohen Unter Buchen Weißen Sulz Rain Erl`);
const townTails: readonly (readonly [string, string])[] = [
  ['bach', 'bacher'],
  ['berg', 'berger'],
  ['burg', 'burger'],
  ['dorf', 'dorfer'],
  ['feld', 'felder'],
  ['heim', 'heimer'],
  ['stadt', 'städter'],
  ['stein', 'steiner'],
  ['tal', 'taler'],
  ['au', 'auer'],
  ['brunn', 'brunner'],
  ['hausen', 'häuser'],
];
const fields =
  words(`Mühlberg Steinfeld Galgenberg Weinberg Sonnenhang Kirchfeld Lerchenfeld Birkenhain Eichgrund
  Rosengarten Wiesengrund Hopfengarten Klosterhof Schafhof Vogelherd Heidenfeld Sandbuck Lehmgrube Kapellenberg
  Obstgarten Hasenlauf Fuchsbau Krähenwinkel Roßanger Ziegelacker Brühl Bühl Rain Hang Anger Weiher Graben Wehr
  Sportplatz Wasserturm Bildstock Steinbruch Waldrand Bachgrund Kreuzweg Pfingstanger Dachsberg Hirtenberg`);
const rings =
  words(`Stadtring Nordring Südring Ostring Westring Lindenring Friedrichsring Kaiserring Altstadtring
  Mühlring Universitätsring Landgrafenring Parkring Ringallee Theaterring Tangentenring Wallring Schlossring`);

export type StreetRole = LandUse | 'ring' | 'radial' | 'loop' | 'quay' | 'square';

const street = (stem: string, random: Random, ends: readonly string[]): string =>
  stem + pick(random, ends);

function proposal(role: StreetRole, random: Random): string {
  switch (role) {
    case 'loop':
      return pick(random, rings);
    case 'radial':
      return `${pick(random, townHeads)}${pick(random, townTails)[1]} ${random() < 0.7 ? 'Straße' : 'Landstraße'}`;
    case 'quay':
      return street(pick(random, banks), random, ['ufer', 'ufer', 'kai', 'staden']);
    case 'core':
      return street(pick(random, crafts), random, [
        'gasse',
        'gasse',
        'gasse',
        'straße',
        'winkel',
        'steig',
        'gässchen',
      ]);
    case 'slab':
      return random() < 0.7
        ? `${pick(random, cities)} ${pick(random, ['Straße', 'Straße', 'Allee', 'Weg'])}`
        : street(pick(random, people), random, ['straße']);
    case 'industry':
      return street(pick(random, works), random, ['straße', 'straße', 'weg', 'hof', 'allee']);
    case 'villa':
    case 'sub':
      if (random() < 0.22) return `${pick(random, ['Am', 'Im'])} ${pick(random, fields)}`;
      return street(pick(random, plants), random, ['weg', 'weg', 'straße', 'hain', 'ring', 'pfad']);
    case 'crop':
    case 'meadow':
      return pick(random, ['Feldweg', 'Heuweg', 'Wiesenweg', 'Ackerweg']);
    case 'forest':
      return pick(random, ['Waldweg', 'Forstweg', 'Rückeweg']);
    case 'park':
    case 'cemetery':
    case 'allotment':
    case 'sport':
      return pick(random, ['Parkweg', 'Gartenweg', 'Uferweg', 'Promenade']);
    case 'square':
      return street(pick(random, crafts), random, ['platz', 'markt']);
    default:
      return street(pick(random, people), random, ['straße', 'straße', 'straße', 'platz', 'allee']);
  }
}

/** Gives each street a name of its own; field and park paths may share theirs. */
export function createNamer(random: Random): (role: StreetRole) => string {
  const used = new Set<string>();
  const claim = (name: string): boolean => {
    if (used.has(name)) return false;
    used.add(name);
    return true;
  };
  return (role) => {
    for (let k = 0; k < 30; k++) {
      const name = proposal(role, random);
      if (/^((Feld|Heu|Wiesen|Acker|Wald|Forst|Rücke|Park|Garten|Ufer)weg|Promenade)$/.test(name))
        return name;
      if (claim(name)) return name;
    }
    for (let k = 0; ; k++) {
      const tail =
        k < 40
          ? 'Straße'
          : pick(random, ['Straße', 'Weg', 'Allee', 'Ring', 'Platz', 'Gasse', 'Steig']);
      const name = `${pick(random, firstNames)}-${pick(random, surnames)}-${tail}`;
      if (claim(name)) return name;
      if (k > 400 && claim(`${name} ${k}`)) return `${name} ${k}`;
    }
  };
}

const compass = [
  'Oststadt',
  'Nordoststadt',
  'Nordstadt',
  'Nordweststadt',
  'Weststadt',
  'Südweststadt',
  'Südstadt',
  'Südoststadt',
] as const;

/** Names of districts not already taken, by what they are and where they lie. */
export function createDistrictNamer(
  random: Random,
): (role: 'old' | 'station' | 'industry' | 'town' | 'part', bearing: number) => string {
  const used = new Set<string>();
  const towns = (): string => `${pick(random, townHeads)}${pick(random, townTails)[0]}`;
  const first = { old: 'Altstadt', station: 'Bahnhofsviertel', industry: 'Hafen' } as const;
  return (role, bearing) => {
    const octant = compass[((Math.round(bearing / (Math.PI / 4)) % 8) + 8) % 8]!;
    const options = role === 'part' ? [octant] : role === 'town' ? [] : [first[role]];
    for (const name of options) {
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
    for (;;) {
      const name = towns();
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };
}
