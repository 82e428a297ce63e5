package eu.cartulary.catalog.projection;

import java.io.IOException;
import java.nio.file.Path;

/** One generation of views and those who read it: it is closed, and its folder deleted, when it is retired and the last has gone. */
final class Holder<V extends Views> {
    private final V views;
    private final Path folder;
    private final Generations generations;
    private int readers;
    private boolean retired;
    private boolean doomed;

    Holder(V views, Path folder, Generations generations) {
        this.views = views;
        this.folder = folder;
        this.generations = generations;
    }

    V views() {
        return views;
    }

    Path folder() {
        return folder;
    }

    /** Takes a lease; says no when it is retired already. */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        readers++;
        return true;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            readers--;
            last = retired && readers == 0;
        }
        if (last) {
            end();
        }
    }

    /** No reader comes any more; those who are inside stay. */
    void retire(Afterwards afterwards) {
        boolean empty;
        synchronized (this) {
            retired = true;
            doomed = afterwards == Afterwards.DELETE;
            empty = readers == 0;
        }
        if (empty) {
            end();
        }
    }

    private void end() {
        try {
            views.close();
        } catch (IOException | RuntimeException e) {
            System.getLogger(Holder.class.getName())
                    .log(System.Logger.Level.WARNING, "views in " + folder + " did not close well", e);
        }
        if (doomed) {
            generations.drop(folder);
        }
    }

    /** What becomes of the folder. */
    enum Afterwards {
        KEEP,
        DELETE
    }
}
