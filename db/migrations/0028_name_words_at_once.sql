-- After an import or a recount every search read the list of pending changes, up to 4 MB, until a vacuum sorted it in.
ALTER INDEX "name_words_variants" SET (fastupdate = off);--> statement-breakpoint
SELECT gin_clean_pending_list('name_words_variants');
