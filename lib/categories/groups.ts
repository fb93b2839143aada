/**
 * Which trades the directory has, and under which main group a reader looks for them. A trade is named by the id of its
 * preset in @openstreetmap/id-tagging-schema; `/*` takes in every other one below it. What is listed nowhere is no
 * business (benches, letter boxes, playgrounds) and no trade.
 */
export interface CategoryGroup {
  slug: string;
  name: string;
  presets: string[];
}

const presets = (text: string) => text.trim().split(/\s+/);

export const categoryGroups: readonly CategoryGroup[] = [
  {
    slug: 'handwerk',
    name: 'Handwerk',
    presets: presets(`
      craft/* shop/tailor shop/shoe_repair shop/locksmith shop/repair shop/frame shop/pottery shop/laundry
      shop/laundry/* shop/dry_cleaning shop/funeral_directors shop/trophy`),
  },
  {
    slug: 'bauen-renovieren',
    name: 'Bauen & Renovieren',
    presets: presets(`
      craft/builder craft/roofer craft/scaffolder craft/insulation craft/insulator craft/tiler craft/floorer
      craft/parquet_layer craft/carpet_layer craft/plasterer craft/window_construction craft/gardener
      office/construction_company office/architect office/engineer
      shop/doityourself shop/trade shop/hardware shop/paint shop/tiles shop/doors shop/flooring
      shop/bathroom_furnishing shop/window_blind shop/fireplace shop/tool_hire shop/swimming_pool landuse/quarry`),
  },
  {
    slug: 'aerzte',
    name: 'Ärzte',
    presets: presets(`
      amenity/doctors amenity/doctors/* amenity/dentist healthcare/dentist/* amenity/clinic amenity/clinic/*
      amenity/hospital office/physician`),
  },
  {
    slug: 'gesundheit-pflege',
    name: 'Gesundheit & Pflege',
    presets: presets(`
      healthcare/* amenity/pharmacy shop/optician shop/hearing_aids shop/medical_supply shop/health_food
      shop/herbalist shop/nutrition_supplements amenity/nursing_home amenity/social_facility/nursing_home
      amenity/social_facility/group_home amenity/social_facility/assisted_living amenity/social_facility/day_care
      amenity/social_facility/ambulatory_care office/therapist emergency/ambulance_station`),
  },
  {
    slug: 'restaurants',
    name: 'Restaurants',
    presets: presets('amenity/restaurant amenity/restaurant/*'),
  },
  {
    slug: 'cafes-bars-imbiss',
    name: 'Cafés, Bars & Imbiss',
    presets: presets(`
      amenity/cafe amenity/cafe/* amenity/bar amenity/bar/* amenity/pub amenity/pub/* amenity/biergarten
      amenity/fast_food amenity/fast_food/* amenity/food_court amenity/ice_cream amenity/ice_cream/*
      shop/ice_cream amenity/hookah_lounge amenity/internet_cafe craft/caterer`),
  },
  {
    slug: 'lebensmittel',
    name: 'Lebensmittel & Getränke',
    presets: presets(`
      shop/bakery shop/pastry shop/butcher shop/supermarket shop/supermarket/* shop/convenience shop/greengrocer
      shop/farm shop/cheese shop/dairy shop/deli shop/seafood shop/confectionery shop/chocolate shop/coffee shop/tea
      shop/wine shop/alcohol shop/beverages shop/water shop/spices shop/pasta shop/rice shop/nuts shop/honey
      shop/frozen_food shop/country_store shop/general shop/brewing_supplies shop/kiosk
      craft/confectionery craft/brewery craft/distillery craft/winery craft/grinding_mill craft/oil_mill
      man_made/works/brewery industrial/brewery landuse/industrial/slaughterhouse amenity/marketplace`),
  },
  {
    slug: 'auto-fahrrad',
    name: 'Auto & Fahrrad',
    presets: presets(`
      shop/car shop/car/* shop/car_repair shop/car_parts shop/tyres shop/caravan shop/motorcycle
      shop/motorcycle_repair shop/bicycle shop/fuel shop/boat amenity/fuel amenity/car_wash amenity/car_rental
      amenity/car_sharing amenity/motorcycle_rental amenity/bicycle_rental amenity/vehicle_inspection
      amenity/taxi amenity/driver_training education/driving_school amenity/driving_school
      landuse/industrial/scrap_yard craft/boatbuilder amenity/boat_storage`),
  },
  {
    slug: 'mode-schmuck',
    name: 'Mode & Schmuck',
    presets: presets(`
      shop/clothes shop/clothes/* shop/fashion shop/boutique shop/shoes shop/bag shop/leather
      shop/fashion_accessories shop/jewelry shop/watches shop/fabric shop/sewing shop/military_surplus
      shop/gold_buyer shop/wigs craft/dressmaker craft/tailor craft/jeweller craft/watchmaker craft/clockmaker
      craft/shoemaker`),
  },
  {
    slug: 'wohnen-garten',
    name: 'Wohnen & Garten',
    presets: presets(`
      shop/furniture shop/bed shop/kitchen shop/carpet shop/curtain shop/lighting shop/interior_decoration
      shop/household_linen shop/houseware shop/antiques shop/candles shop/garden_centre shop/groundskeeping
      shop/florist shop/bbq shop/gas landuse/plant_nursery landuse/greenhouse_horticulture`),
  },
  {
    slug: 'elektronik-technik',
    name: 'Elektronik & Technik',
    presets: presets(`
      shop/electronics shop/electrical shop/appliance shop/computer shop/mobile_phone
      shop/mobile_phone_accessories shop/telecommunication shop/hifi shop/radiotechnics shop/camera shop/photo
      shop/printer_ink shop/vacuum_cleaner shop/video_games craft/electronics_repair office/it
      office/telecommunication`),
  },
  {
    slug: 'schoenheit-wellness',
    name: 'Schönheit & Wellness',
    presets: presets(`
      shop/hairdresser shop/hairdresser/* shop/hairdresser_supply shop/beauty shop/beauty/* shop/cosmetics
      shop/perfumery shop/chemist shop/massage shop/tattoo shop/piercing leisure/sauna amenity/public_bath`),
  },
  {
    slug: 'bildung',
    name: 'Bildung & Betreuung',
    presets: presets(`
      education/* amenity/university amenity/school amenity/prep_school amenity/music_school
      amenity/language_school amenity/kindergarten amenity/dancing_school amenity/college amenity/childcare
      amenity/library amenity/toy_library amenity/research_institute amenity/dive_centre
      office/educational_institution office/research`),
  },
  {
    slug: 'recht-steuern-finanzen',
    name: 'Recht, Steuern & Finanzen',
    presets: presets(`
      office/lawyer office/lawyer/* office/notary office/tax_advisor office/accountant office/private_investigator
      office/financial office/financial_advisor office/insurance amenity/bank amenity/bureau_de_change
      amenity/money_transfer amenity/payment_centre shop/money_lender shop/pawnbroker`),
  },
  {
    slug: 'immobilien-umzug',
    name: 'Immobilien & Umzug',
    presets: presets(`
      office/estate_agent office/property_management office/moving_company office/surveyor office/coworking
      amenity/coworking_space shop/storage_rental`),
  },
  {
    slug: 'unternehmensdienste',
    name: 'Unternehmen & Dienstleister',
    presets: presets(`
      office/company office/consulting office/courier office/logistics office/security office/translator
      office/employment_agency office/energy_supplier office/water_utility craft/cleaning shop/copyshop
      shop/stationery shop/rental shop/wholesale shop/catalogue shop/outpost amenity/post_office amenity/post_depot
      amenity/weighbridge man_made/works`),
  },
  {
    slug: 'medien-werbung',
    name: 'Medien & Werbung',
    presets: presets(`
      office/advertising_agency office/graphic_design office/newspaper craft/photographer
      craft/photographic_laboratory craft/signmaker craft/bookbinder amenity/studio amenity/studio/*`),
  },
  {
    slug: 'freizeit-sport',
    name: 'Freizeit & Sport',
    presets: presets(`
      leisure/fitness_centre leisure/fitness_centre/* leisure/sports_centre leisure/sports_centre/*
      leisure/sports_hall leisure/stadium leisure/water_park leisure/trampoline_park leisure/miniature_golf
      leisure/marina leisure/indoor_play leisure/playground/indoor leisure/ice_rink leisure/horse_riding
      leisure/golf_course leisure/escape_game leisure/bowling_alley leisure/disc_golf_course leisure/dance
      leisure/beach_resort leisure/summer_camp leisure/track/horse_racing leisure/pitch/paintball
      amenity/dojo amenity/boat_rental shop/sports shop/outdoor shop/fishing shop/hunting shop/weapons
      shop/water_sports shop/scuba_diving craft/sailmaker craft/rigger`),
  },
  {
    slug: 'reise-unterkunft',
    name: 'Reise & Unterkunft',
    presets: presets(`
      tourism/hotel tourism/motel tourism/hostel tourism/guest_house tourism/apartment tourism/chalet
      tourism/camp_site tourism/camp_site/group_only tourism/caravan_site tourism/alpine_hut
      tourism/trail_riding_station tourism/information/office tourism/information/visitor_centre leisure/resort
      amenity/love_hotel shop/travel_agency office/travel_agent office/guide`),
  },
  {
    slug: 'kultur-unterhaltung',
    name: 'Kultur & Unterhaltung',
    presets: presets(`
      amenity/theatre amenity/theatre/* amenity/cinema amenity/arts_centre amenity/planetarium
      amenity/exhibition_centre amenity/events_venue amenity/conference_centre amenity/casino amenity/gambling
      amenity/nightclub amenity/nightclub/lgbtq amenity/karaoke_box amenity/stripclub amenity/swingerclub
      amenity/community_centre/cultural_centre leisure/amusement_arcade leisure/adult_gaming_centre
      leisure/hackerspace tourism/museum tourism/museum/* tourism/gallery tourism/theme_park tourism/zoo
      tourism/zoo/* tourism/aquarium tourism/attraction leisure/garden/botanical shop/bookmaker shop/lottery
      shop/ticket shop/art craft/sculptor`),
  },
  {
    slug: 'soziales-vereine',
    name: 'Soziales, Vereine & Kirche',
    presets: presets(`
      club/* office/association office/union office/political_party
      amenity/social_facility amenity/social_facility/* amenity/social_centre amenity/community_centre
      amenity/community_centre/* amenity/place_of_worship amenity/place_of_worship/* amenity/monastery
      office/religion office/charity office/foundation office/ngo office/adoption_agency shop/charity shop/religion
      amenity/crematorium amenity/funeral_hall`),
  },
  {
    slug: 'behoerden',
    name: 'Behörden & öffentliche Einrichtungen',
    presets: presets(`
      office/government office/government/* office/administrative office/diplomatic office/diplomatic/*
      office/quango amenity/embassy amenity/townhall amenity/townhall/city amenity/courthouse amenity/police
      amenity/fire_station amenity/prison emergency/disaster_response emergency/mountain_rescue`),
  },
  {
    slug: 'tiere',
    name: 'Tiere',
    presets: presets(`
      shop/pet shop/pet_grooming amenity/veterinary amenity/veterinary_pharmacy amenity/animal_shelter
      amenity/animal_boarding amenity/animal_breeding`),
  },
  {
    slug: 'land-forst',
    name: 'Land- & Forstwirtschaft',
    presets: presets(`
      shop/agrarian landuse/farmyard landuse/orchard landuse/aquaculture landuse/aquaculture/fish craft/beekeeper
      craft/agricultural_engines craft/sawmill office/forestry`),
  },
  {
    slug: 'handel-geschenke',
    name: 'Handel & Geschenke',
    presets: presets('shop/*'),
  },
];

/** Below `/*`, but of no use to a German reader or no business at all. */
const NO_TRADE = new Set(
  presets(`
    shop/yes shop/vacant healthcare/yes education/yes amenity/community_centre/chitalishte_BG
    amenity/place_of_worship/christian/la_luz_del_mundo amenity/place_of_worship/christian/quaker
    amenity/place_of_worship/shinto amenity/place_of_worship/taoist healthcare/sample_collection`),
);

const exact = new Map<string, string>();
const below: { prefix: string; slug: string }[] = [];
for (const { slug, presets: members } of categoryGroups) {
  for (const preset of members) {
    if (preset.endsWith('/*')) below.push({ prefix: preset.slice(0, -1), slug });
    else exact.set(preset, slug);
  }
}
below.sort((a, b) => b.prefix.length - a.prefix.length);

/** The main group of a preset, or null if it is no trade of this directory. */
export function groupOfPreset(preset: string): string | null {
  if (NO_TRADE.has(preset)) return null;
  return exact.get(preset) ?? below.find(({ prefix }) => preset.startsWith(prefix))?.slug ?? null;
}
