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
 * there or not, whatever the order of the writes, and now and then one is torn in the middle; a file may have grown and hold
 * anything where nothing was written yet. Names that were created, moved or deleted survive up to some moment, in order (as the
 * journal of a file system keeps them), or each for itself, so far as one does not build on another; a folder is synced for itself.
 */
final class SimulatedDisk implements Disk {
    private static final int SECTOR = 512;
    /** One in so many sectors is torn. */
    private static final int TORN = 16;

    private final Random random;
    private final Map<Path, File> names;
    private final List<NameChange> openNames = new ArrayList<>();
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

    /** A change of names that is not synced yet. */
    private record NameChange(List<Path> names, Runnable sure) {
        boolean isIn(Path folder) {
            return names.stream().allMatch(name -> folder.equals(name.getParent()));
        }

        boolean buildsOn(NameChange other) {
            return names.stream().anyMatch(other.names::contains);
        }
    }

    /** Cuts the power at the call behind so many more. */
    void cutAfter(long calls) {
        callsLeft = calls;
    }

    /** The disk as the next start finds it. */
    synchronized SimulatedDisk afterPowerCut() {
        callsLeft = 0;
        if (random.nextBoolean()) {
            int kept = random.nextInt(openNames.size() + 1);
            openNames.subList(0, kept).forEach(change -> change.sure.run());
        } else {
            anyOfTheNames();
        }
        Map<Path, File> survived = new TreeMap<>();
        sureNames.forEach((path, file) -> survived.put(path, file.survived(random)));
        return new SimulatedDisk(random, survived);
    }

    private void anyOfTheNames() {
        List<NameChange> lost = new ArrayList<>();
        for (NameChange change : openNames) {
            if (random.nextBoolean() || lost.stream().anyMatch(change::buildsOn)) {
                lost.add(change);
            } else {
                change.sure.run();
            }
        }
    }

    private synchronized void call() throws IOException {
        if (callsLeft <= 0) {
            throw new IOException("the power is gone");
        }
        callsLeft--;
    }

    private synchronized void rename(List<Path> names, Runnable now, Runnable sure) {
        now.run();
        openNames.add(new NameChange(names, sure));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        call();
        synchronized (this) {
            if (!names.containsKey(file)) {
                File created = new File();
                rename(List.of(file), () -> names.put(file, created), () -> sureNames.put(file, created));
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
        rename(List.of(from, to), () -> names.put(to, names.remove(from)), () -> {
            File moved = sureNames.remove(from);
            if (moved != null) {
                sureNames.put(to, moved);
            }
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        call();
        rename(List.of(file), () -> names.remove(file), () -> sureNames.remove(file));
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        call();
        openNames.stream().filter(change -> change.isIn(folder)).forEach(change -> change.sure.run());
        openNames.removeIf(change -> change.isIn(folder));
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

        /** A file system may give room that nobody has written to yet, with what was there before. */
        private static byte[] resized(byte[] bytes, int length, boolean isRoomZero, Random random) {
            byte[] resized = Arrays.copyOf(bytes, length);
            for (int i = bytes.length; i < length && !isRoomZero; i++) {
                resized[i] = (byte) random.nextInt();
            }
            return resized;
        }

        synchronized File survived(Random random) {
            int sizes = random.nextInt(open.size() + 1);
            boolean isRoomZero = random.nextInt(4) > 0;
            byte[] left = sure.clone();
            for (int i = 0; i < open.size(); i++) {
                Op op = open.get(i);
                left = i < sizes ? resized(left, (int) op.size, isRoomZero, random) : left;
                for (int at = 0; at < op.bytes.length; ) {
                    int sector = SECTOR - (int) ((op.position + at) % SECTOR);
                    int length = Math.min(sector, op.bytes.length - at);
                    if (random.nextBoolean() && op.position + at + length <= left.length) {
                        int whole = random.nextInt(TORN) == 0 ? random.nextInt(length) : length;
                        System.arraycopy(op.bytes, at, left, (int) op.position + at, whole);
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
