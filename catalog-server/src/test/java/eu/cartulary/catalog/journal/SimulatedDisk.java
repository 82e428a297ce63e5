package eu.cartulary.catalog.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk that keeps for sure only what was synced. When the power is cut, of everything else each sector of 512 bytes may be
 * there or not, whatever the order of the writes; sizes and names survive up to some moment of their own, in order (as the
 * journal of a file system keeps them), and a name that was not synced may be gone.
 */
final class SimulatedDisk implements Disk {
    private static final int SECTOR = 512;

    private final Random random;
    private final Map<Path, File> names;
    private final List<Runnable> openNames = new ArrayList<>();
    private final Map<Path, File> sureNames;
    private long callsLeft;

    SimulatedDisk(Random random) {
        this(random, new TreeMap<>());
    }

    private SimulatedDisk(Random random, Map<Path, File> survived) {
        this.random = random;
        this.sureNames = survived;
        this.names = new TreeMap<>(survived);
        this.callsLeft = Long.MAX_VALUE;
    }

    /** Cuts the power at the call behind so many more. */
    void cutAfter(long calls) {
        callsLeft = calls;
    }

    /** The disk as the next start finds it. */
    synchronized SimulatedDisk afterPowerCut() {
        callsLeft = 0;
        int kept = random.nextInt(openNames.size() + 1);
        openNames.subList(0, kept).forEach(Runnable::run);
        Map<Path, File> survived = new TreeMap<>();
        sureNames.forEach((path, file) -> survived.put(path, file.survived(random)));
        return new SimulatedDisk(random, survived);
    }

    private synchronized void call() throws IOException {
        if (callsLeft <= 0) {
            throw new IOException("the power is gone");
        }
        callsLeft--;
    }

    private synchronized void rename(Runnable now, Runnable sure) {
        now.run();
        openNames.add(sure);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        call();
        synchronized (this) {
            if (!names.containsKey(file)) {
                File created = new File();
                rename(() -> names.put(file, created), () -> sureNames.put(file, created));
            }
            return new Handle(names.get(file));
        }
    }

    @Override
    public synchronized boolean exists(Path file) {
        return names.containsKey(file);
    }

    @Override
    public synchronized List<Path> list(Path folder) {
        return names.keySet().stream()
                .filter(path -> folder.equals(path.getParent()))
                .toList();
    }

    @Override
    public void createFolders(Path folder) {}

    @Override
    public void rename(Path from, Path to) throws IOException {
        call();
        rename(() -> names.put(to, names.remove(from)), () -> {
            File moved = sureNames.remove(from);
            if (moved != null) {
                sureNames.put(to, moved);
            }
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        call();
        rename(() -> names.remove(file), () -> sureNames.remove(file));
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        call();
        openNames.forEach(Runnable::run);
        openNames.clear();
    }

    @Override
    public Closeable lock(Path file) {
        return () -> {};
    }

    private final class Handle implements DiskFile {
        private final File file;

        Handle(File file) {
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, byte[] source, int offset, int length) throws IOException {
            try {
                call();
            } catch (IOException e) {
                // The write that the cut meets may be there in part.
                file.write(position, Arrays.copyOfRange(source, offset, offset + length));
                throw e;
            }
            file.write(position, Arrays.copyOfRange(source, offset, offset + length));
        }

        @Override
        public void truncate(long length) throws IOException {
            call();
            file.truncate(length);
        }

        @Override
        public void sync() throws IOException {
            call();
            file.sync();
        }

        @Override
        public void close() {}
    }

    /** What is there now, what is there for sure, and in between the writes and sizes in their order. */
    private static final class File {
        private byte[] now = new byte[0];
        private byte[] sure = new byte[0];
        private final List<Op> open = new ArrayList<>();

        private record Op(long position, byte[] bytes, long size) {}

        synchronized long length() {
            return now.length;
        }

        synchronized int read(long position, byte[] target, int offset, int length) {
            int read = (int) Math.max(0, Math.min(length, now.length - position));
            System.arraycopy(now, (int) Math.min(position, now.length), target, offset, read);
            return read;
        }

        synchronized void write(long position, byte[] bytes) {
            int end = (int) position + bytes.length;
            now = end > now.length ? Arrays.copyOf(now, end) : now;
            System.arraycopy(bytes, 0, now, (int) position, bytes.length);
            open.add(new Op(position, bytes, now.length));
        }

        synchronized void truncate(long length) {
            now = Arrays.copyOf(now, (int) length);
            open.add(new Op(0, new byte[0], length));
        }

        synchronized void sync() {
            sure = now.clone();
            open.clear();
        }

        synchronized File survived(Random random) {
            int sizes = random.nextInt(open.size() + 1);
            byte[] left = sure.clone();
            for (int i = 0; i < open.size(); i++) {
                Op op = open.get(i);
                left = i < sizes ? Arrays.copyOf(left, (int) op.size) : left;
                for (int at = 0; at < op.bytes.length; ) {
                    int sector = SECTOR - (int) ((op.position + at) % SECTOR);
                    int length = Math.min(sector, op.bytes.length - at);
                    if (random.nextBoolean() && op.position + at + length <= left.length) {
                        System.arraycopy(op.bytes, at, left, (int) op.position + at, length);
                    }
                    at += length;
                }
            }
            File file = new File();
            file.now = left;
            file.sure = left.clone();
            return file;
        }
    }
}
