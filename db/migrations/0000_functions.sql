-- One spelling for all: lower case, ß = ss, accents gone, and ä = ae = a (likewise ö, ü). lib/search/fold.ts is its twin.
-- normalize() and not unaccent(): immutable by itself, and no extension to install on a managed server.
CREATE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      translate(normalize(replace(replace(replace(lower(input), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), NFKD), 'øłđı', 'oldi'),
      '[\u0300-\u036f]', '', 'g'
    ),
    '([aou])e', '\1', 'g'
  )
$$;--> statement-breakpoint
-- A: the name as it is; B: its stems; C: brand and operator; D: what else is said. Folded before stemming, so that both
-- spellings of an umlaut have one stem.
CREATE FUNCTION company_search_vector(name text, brand text, operator text, street_address text, description text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', fold(name)), 'A')
    || setweight(to_tsvector('pg_catalog.german', fold(name)), 'B')
    || setweight(to_tsvector('pg_catalog.german', fold(concat_ws(' ', brand, operator))), 'C')
    || setweight(to_tsvector('pg_catalog.german', fold(concat_ws(' ', street_address, left(description, 2000)))), 'D')
$$;
