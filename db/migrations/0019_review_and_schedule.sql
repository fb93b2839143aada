CREATE TABLE "article_remarks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_remarks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"writer_id" text,
	"quote" text DEFAULT '' NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "article_remarks_body" CHECK (btrim(body) <> '')
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "next_stage" "article_status";--> statement-breakpoint
ALTER TABLE "article_remarks" ADD CONSTRAINT "article_remarks_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_remarks" ADD CONSTRAINT "article_remarks_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_remarks_article_id_index" ON "article_remarks" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "article_remarks_writer" ON "article_remarks" USING btree ("writer_id") WHERE writer_id is not null;--> statement-breakpoint
CREATE INDEX "articles_due" ON "articles" USING btree ("published_at") WHERE status = 'scheduled';--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_next_stage" CHECK (next_stage is null or (status = 'published' and next_stage in ('inReview', 'approved')));