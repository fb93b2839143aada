CREATE TABLE "article_comments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"external_id" text NOT NULL,
	"reply_to" text,
	"author_name" text,
	"body" jsonb NOT NULL,
	"posted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_comments_article_id_external_id_unique" UNIQUE("article_id","external_id"),
	CONSTRAINT "article_comments_body" CHECK (coalesce(body ->> 'type' = 'doc' and jsonb_typeof(body -> 'content') = 'array', false))
);
--> statement-breakpoint
CREATE TABLE "article_imports" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"source_hash" text NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_imports" ADD CONSTRAINT "article_imports_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_comments_author_name_index" ON "article_comments" USING btree ("author_name");--> statement-breakpoint
CREATE INDEX "articles_pinned" ON "articles" USING btree ("id") WHERE pinned;