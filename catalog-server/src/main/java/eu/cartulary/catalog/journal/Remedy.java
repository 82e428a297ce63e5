package eu.cartulary.catalog.journal;

/** What an operator can do about a damaged journal: one sentence, part of the message that refuses the start. */
final class Remedy {
    static final String RESTORE =
            "Nothing was changed. Put the data folder back from the newest backup; or see what is left with"
                    + " \"journal check\", and keep what can be kept, under a new log name, with \"journal repair\"";
    static final String NEWER = "Start the catalog with the version that wrote it, or a later one";

    static final String CHECKPOINT =
            "Nothing was changed. Put log/checkpoint and keys/ back from the newest backup. If the segments are"
                    + " whole (\"journal check\" says so), log/checkpoint may be deleted: it is written anew";

    static final String AGAIN = "Nothing was changed. Delete the folder and restore the backup again";

    private Remedy() {}
}
