CREATE TYPE "public"."article_status" AS ENUM('draft', 'inReview', 'approved', 'scheduled', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."company_status" AS ENUM('draft', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."coordinate_precision" AS ENUM('exact', 'postalCode', 'place');--> statement-breakpoint
CREATE TYPE "public"."photo_kind" AS ENUM('logo', 'photo');--> statement-breakpoint
CREATE TYPE "public"."wheelchair_access" AS ENUM('yes', 'limited', 'no');--> statement-breakpoint
CREATE TYPE "public"."place_kind" AS ENUM('state', 'district', 'town');--> statement-breakpoint
CREATE TABLE "article_authors" (
	"article_id" integer NOT NULL,
	"author_id" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "article_authors_article_id_author_id_pk" PRIMARY KEY("article_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "article_day_counts" (
	"day" date PRIMARY KEY NOT NULL,
	"articles" integer NOT NULL,
	CONSTRAINT "article_day_counts_positive" CHECK (articles >= 0)
);
--> statement-breakpoint
CREATE TABLE "article_topics" (
	"article_id" integer NOT NULL,
	"topic_id" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "article_topics_article_id_topic_id_pk" PRIMARY KEY("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"teaser" text NOT NULL,
	"body" jsonb NOT NULL,
	"plain_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('german', fold(title)), 'A') || setweight(to_tsvector('german', fold(teaser)), 'B') || setweight(to_tsvector('german', fold(plain_text)), 'D')) STORED,
	CONSTRAINT "article_versions_id_article_id_unique" UNIQUE("id","article_id"),
	CONSTRAINT "article_versions_article_id_number_unique" UNIQUE("article_id","number"),
	CONSTRAINT "article_versions_title" CHECK (char_length(btrim(title)) between 1 and 300),
	CONSTRAINT "article_versions_body" CHECK (coalesce(body ->> 'type' = 'doc' and jsonb_typeof(body -> 'content') = 'array', false))
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"status" "article_status" DEFAULT 'draft' NOT NULL,
	"live_version_id" integer,
	"published_at" timestamp with time zone,
	"published_on" date GENERATED ALWAYS AS ((published_at at time zone 'Europe/Berlin')::date) STORED,
	"source_key" text,
	"external_id" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "articles_slug_unique" UNIQUE("slug"),
	CONSTRAINT "articles_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "articles_published_is_complete" CHECK (status <> 'published' or (published_at is not null and live_version_id is not null)),
	CONSTRAINT "articles_scheduled_has_time" CHECK (status <> 'scheduled' or published_at is not null)
);
--> statement-breakpoint
CREATE TABLE "authors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"bio" text,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "authors_slug_unique" UNIQUE("slug"),
	CONSTRAINT "authors_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "topics_slug_unique" UNIQUE("slug"),
	CONSTRAINT "topics_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "categories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" integer,
	"schema_type" text DEFAULT 'LocalBusiness' NOT NULL,
	"osm_tags" text[] DEFAULT '{}' NOT NULL,
	"icon" text,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "categories_slug_unique" UNIQUE("slug"),
	CONSTRAINT "categories_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "category_counts" (
	"category_id" integer PRIMARY KEY NOT NULL,
	"companies" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category_place_counts" (
	"category_id" integer NOT NULL,
	"place_id" integer NOT NULL,
	"companies" integer NOT NULL,
	CONSTRAINT "category_place_counts_category_id_place_id_pk" PRIMARY KEY("category_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "category_synonyms" (
	"category_id" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "category_synonyms_category_id_name_pk" PRIMARY KEY("category_id","name")
);
--> statement-breakpoint
CREATE TABLE "changed_tags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changed_tags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"tag" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "companies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"status" "company_status" DEFAULT 'draft' NOT NULL,
	"name" text NOT NULL,
	"legal_form" text,
	"street_address" text,
	"postal_code" text,
	"country_code" text DEFAULT 'DE' NOT NULL,
	"place_id" integer,
	"latitude" double precision,
	"longitude" double precision,
	"coordinate_precision" "coordinate_precision",
	"phone" text,
	"fax" text,
	"email" text,
	"website" text,
	"main_category_id" integer,
	"description" text,
	"opening_hours" text,
	"opening_hours_text" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"payment" text[] DEFAULT '{}' NOT NULL,
	"cuisine" text[] DEFAULT '{}' NOT NULL,
	"operator" text,
	"brand" text,
	"wheelchair" "wheelchair_access",
	"wheelchair_toilet" boolean,
	"wheelchair_description" text,
	"register_number" text,
	"register_court" text,
	"vat_id" text,
	"responsible_person" text,
	"source_key" text NOT NULL,
	"external_id" text,
	"source_hash" text,
	"source_date" date,
	"field_sources" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"quality" smallint DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"listed" boolean GENERATED ALWAYS AS (status = 'published' and closed_at is null) STORED NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (company_search_vector(name, brand, operator, street_address, description)) STORED,
	CONSTRAINT "companies_slug_unique" UNIQUE("slug"),
	CONSTRAINT "companies_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "companies_name" CHECK (char_length(btrim(name)) between 1 and 200),
	CONSTRAINT "companies_published_is_complete" CHECK (status <> 'published' or (place_id is not null and main_category_id is not null and published_at is not null)),
	CONSTRAINT "companies_coordinates" CHECK ((latitude is null) = (longitude is null) and (latitude is null) = (coordinate_precision is null) and latitude between -90 and 90 and longitude between -180 and 180),
	CONSTRAINT "companies_postal_code" CHECK (country_code <> 'DE' or postal_code ~ '^[0-9]{5}$'),
	CONSTRAINT "companies_quality" CHECK (quality between 0 and 100),
	CONSTRAINT "companies_version" CHECK (version > 0),
	CONSTRAINT "companies_phone" CHECK (phone ~ '^\+[1-9][0-9]{3,14}$')
);
--> statement-breakpoint
CREATE TABLE "company_categories" (
	"company_id" integer NOT NULL,
	"category_id" integer NOT NULL,
	"place_id" integer,
	"quality" smallint DEFAULT 0 NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	CONSTRAINT "company_categories_company_id_category_id_pk" PRIMARY KEY("company_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "company_photos" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "company_photos_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"company_id" integer NOT NULL,
	"kind" "photo_kind" NOT NULL,
	"storage_key" text NOT NULL,
	"alt" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "company_photos_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "company_photos_size" CHECK (width > 0 and height > 0)
);
--> statement-breakpoint
CREATE TABLE "company_tombstones" (
	"source_key" text NOT NULL,
	"external_id" text NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "company_tombstones_source_key_external_id_pk" PRIMARY KEY("source_key","external_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_candidates" (
	"company_id" integer NOT NULL,
	"other_id" integer NOT NULL,
	"score" real NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "duplicate_candidates_company_id_other_id_pk" PRIMARY KEY("company_id","other_id"),
	CONSTRAINT "duplicate_candidates_order" CHECK (company_id < other_id)
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_counts" (
	"place_id" integer PRIMARY KEY NOT NULL,
	"companies" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place_postal_codes" (
	"country_code" text DEFAULT 'DE' NOT NULL,
	"postal_code" text NOT NULL,
	"place_id" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "place_postal_codes_country_code_postal_code_place_id_pk" PRIMARY KEY("country_code","postal_code","place_id")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "places_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"folded_name" text GENERATED ALWAYS AS (fold(name)) STORED NOT NULL,
	"kind" "place_kind" NOT NULL,
	"country_code" text DEFAULT 'DE' NOT NULL,
	"state_id" integer,
	"district_id" integer,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"population" integer,
	"municipality_key" text,
	"source_key" text NOT NULL,
	CONSTRAINT "places_slug_unique" UNIQUE("slug"),
	CONSTRAINT "places_slug" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "places_state" CHECK ((kind = 'state') = (state_id is null)),
	CONSTRAINT "places_municipality_key" CHECK (municipality_key ~ '^([0-9]{2}|[0-9]{5}|[0-9]{8})$'),
	CONSTRAINT "places_coordinates" CHECK (latitude between -90 and 90 and longitude between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "postal_codes" (
	"country_code" text DEFAULT 'DE' NOT NULL,
	"code" text NOT NULL,
	"state_id" integer NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	CONSTRAINT "postal_codes_country_code_code_pk" PRIMARY KEY("country_code","code"),
	CONSTRAINT "postal_codes_code" CHECK (country_code <> 'DE' or code ~ '^[0-9]{5}$')
);
--> statement-breakpoint
CREATE TABLE "redirects" (
	"path" text PRIMARY KEY NOT NULL,
	"target" text,
	"status" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redirects_path" CHECK (path like '/%'),
	CONSTRAINT "redirects_target" CHECK (target ~ '^/([^/\\]|$)' and target !~ '[[:cntrl:]]' and target <> path),
	CONSTRAINT "redirects_status" CHECK ((status = 301 and target is not null) or (status = 410 and target is null))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_sources" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"licence" text,
	"licence_url" text,
	"attribution" text
);
--> statement-breakpoint
ALTER TABLE "article_authors" ADD CONSTRAINT "article_authors_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_authors" ADD CONSTRAINT "article_authors_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_source_key_data_sources_key_fk" FOREIGN KEY ("source_key") REFERENCES "public"."data_sources"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_live_version_is_own" FOREIGN KEY ("live_version_id","id") REFERENCES "public"."article_versions"("id","article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_counts" ADD CONSTRAINT "category_counts_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_place_counts" ADD CONSTRAINT "category_place_counts_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_place_counts" ADD CONSTRAINT "category_place_counts_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category_synonyms" ADD CONSTRAINT "category_synonyms_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_main_category_id_categories_id_fk" FOREIGN KEY ("main_category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_source_key_data_sources_key_fk" FOREIGN KEY ("source_key") REFERENCES "public"."data_sources"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_main_category_is_own" FOREIGN KEY ("id","main_category_id") REFERENCES "public"."company_categories"("company_id","category_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_categories" ADD CONSTRAINT "company_categories_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_categories" ADD CONSTRAINT "company_categories_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_photos" ADD CONSTRAINT "company_photos_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_other_id_companies_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_counts" ADD CONSTRAINT "place_counts_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_postal_codes" ADD CONSTRAINT "place_postal_codes_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_postal_codes" ADD CONSTRAINT "place_postal_codes_country_code_postal_code_postal_codes_country_code_code_fk" FOREIGN KEY ("country_code","postal_code") REFERENCES "public"."postal_codes"("country_code","code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_state_id_places_id_fk" FOREIGN KEY ("state_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_district_id_places_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_source_key_data_sources_key_fk" FOREIGN KEY ("source_key") REFERENCES "public"."data_sources"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postal_codes" ADD CONSTRAINT "postal_codes_state_id_places_id_fk" FOREIGN KEY ("state_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_authors_author_id_index" ON "article_authors" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "article_topics_newest" ON "article_topics" USING btree ("topic_id","article_id");--> statement-breakpoint
CREATE INDEX "article_versions_search" ON "article_versions" USING gin ("search_vector");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_source" ON "articles" USING btree ("source_key","external_id");--> statement-breakpoint
CREATE INDEX "articles_archive" ON "articles" USING btree ("published_on","published_at","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "categories_parent_id_index" ON "categories" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "category_place_counts_top" ON "category_place_counts" USING btree ("category_id","companies" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "category_place_counts_by_place" ON "category_place_counts" USING btree ("place_id","companies" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "changed_tags_order" ON "changed_tags" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "changed_tags_created_at_index" ON "changed_tags" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_source" ON "companies" USING btree ("source_key","external_id");--> statement-breakpoint
CREATE INDEX "companies_listed_in_place" ON "companies" USING btree ("place_id","quality" DESC NULLS FIRST,"id") WHERE listed;--> statement-breakpoint
CREATE INDEX "companies_newest" ON "companies" USING btree ("published_at" DESC NULLS FIRST,"id") WHERE listed;--> statement-breakpoint
CREATE INDEX "companies_sitemap" ON "companies" USING btree ("id") WHERE listed and not demo;--> statement-breakpoint
CREATE INDEX "companies_search" ON "companies" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "companies_phone" ON "companies" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "company_categories_in_place" ON "company_categories" USING btree ("category_id","place_id","quality" DESC NULLS FIRST,"company_id") WHERE published;--> statement-breakpoint
CREATE INDEX "company_categories_best" ON "company_categories" USING btree ("category_id","quality" DESC NULLS FIRST,"company_id") WHERE published;--> statement-breakpoint
CREATE INDEX "company_photos_company_id_position_index" ON "company_photos" USING btree ("company_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "company_photos_one_logo" ON "company_photos" USING btree ("company_id") WHERE kind = 'logo';--> statement-breakpoint
CREATE INDEX "duplicate_candidates_other_id_index" ON "duplicate_candidates" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "place_postal_codes_place_id_index" ON "place_postal_codes" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "places_folded_name_index" ON "places" USING btree ("folded_name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "places_state_id_name_index" ON "places" USING btree ("state_id","name");--> statement-breakpoint
CREATE INDEX "places_district_id_index" ON "places" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "places_municipality_key_index" ON "places" USING btree ("municipality_key");