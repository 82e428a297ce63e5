package eu.cartulary.catalog.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Those who wait until a record is visible. They are told by a thread of their own, never by the one that applies. */
final class Waiters {
    private final SortedMap<Long, List<CompletableFuture<Void>>> waiting = new TreeMap<>();
    private final ExecutorService answers;
    private long applied;
    private boolean closed;

    Waiters(String name) {
        answers = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "views-" + name + "-answer");
            thread.setDaemon(true);
            return thread;
        });
    }

    synchronized CompletableFuture<Void> until(long index) {
        if (index < applied) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> visible = new CompletableFuture<>();
        if (closed) {
            visible.completeExceptionally(new CancellationException("the views are closed"));
        } else {
            waiting.computeIfAbsent(index, at -> new ArrayList<>()).add(visible);
        }
        return visible.copy();
    }

    /** So many records are applied. */
    synchronized void applied(long records) {
        applied = records;
        SortedMap<Long, List<CompletableFuture<Void>>> reached = waiting.headMap(records);
        List<CompletableFuture<Void>> told = new ArrayList<>();
        reached.values().forEach(told::addAll);
        reached.clear();
        if (!told.isEmpty()) {
            answers.execute(() -> told.forEach(one -> one.complete(null)));
        }
    }

    synchronized void close() {
        closed = true;
        List<CompletableFuture<Void>> left = new ArrayList<>();
        waiting.values().forEach(left::addAll);
        waiting.clear();
        answers.execute(() ->
                left.forEach(one -> one.completeExceptionally(new CancellationException("the views are closed"))));
        answers.shutdown();
    }
}
