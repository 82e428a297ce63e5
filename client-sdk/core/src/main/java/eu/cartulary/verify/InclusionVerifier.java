package eu.cartulary.verify;

import eu.cartulary.json.Json;
import eu.cartulary.log.Checkpoint;
import eu.cartulary.log.Hash;
import eu.cartulary.log.Inclusion;
import eu.cartulary.log.LogFormatException;
import eu.cartulary.log.Merkle;
import eu.cartulary.log.NoteVerifier;
import eu.cartulary.wire.InclusionProof;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that a credential is in a log: header names the digest, leaf hashes the header, path leads to the signed root. */
public final class InclusionVerifier {
    private final NoteVerifier log;

    private InclusionVerifier(NoteVerifier log) {
        this.log = log;
    }

    /** A verifier for the log with this key ({@code <origin>+<id>+<key>}), which must come from elsewhere than the catalog. */
    public static InclusionVerifier of(String verifierKey) throws VerificationException {
        try {
            return new InclusionVerifier(NoteVerifier.parse(verifierKey));
        } catch (LogFormatException malformed) {
            throw new VerificationException("log-key-malformed", Objects.toString(malformed.getMessage()));
        }
    }

    static InclusionVerifier of(NoteVerifier log) {
        return new InclusionVerifier(log);
    }

    /**
     * Checks a proof.
     *
     * @return the checkpoint that covers the credential
     * @throws VerificationException with the rule of the first step that fails
     */
    public Checkpoint verify(String digest, InclusionProof proof) throws VerificationException {
        return entry(digest, proof).checkpoint();
    }

    /**
     * A record that is in the log.
     *
     * @param credentials digests that its header names
     */
    record Entry(long index, Hash leaf, Checkpoint checkpoint, Set<String> credentials) {}

    Entry entry(String digest, InclusionProof proof) throws VerificationException {
        try {
            Checkpoint checkpoint = Checkpoint.verify(proof.checkpoint(), log);
            byte[] header = Base64.getDecoder().decode(header(proof));
            Set<String> named = named(header);
            if (!named.contains(digest)) {
                throw new VerificationException("not-in-log", "the record that is proved does not name " + digest);
            }
            Hash leaf = Merkle.leaf(header);
            Inclusion inclusion = new Inclusion(
                    proof.index(),
                    checkpoint.size(),
                    proof.proof().stream().map(Hash::ofHex).toList());
            Optional<String> why = Merkle.whyNotIncluded(leaf, inclusion, checkpoint.root());
            if (why.isPresent()) {
                throw new VerificationException("not-in-log", why.get());
            }
            return new Entry(proof.index(), leaf, checkpoint, named);
        } catch (LogFormatException refused) {
            throw new VerificationException("checkpoint-invalid", Objects.toString(refused.getMessage()));
        } catch (IllegalArgumentException malformed) {
            throw new VerificationException("proof-malformed", Objects.toString(malformed.getMessage()));
        }
    }

    private static String header(InclusionProof proof) throws VerificationException {
        String header = proof.header();
        if (header == null) {
            throw new VerificationException("proof-malformed", "the proof does not bring the record's header");
        }
        return header;
    }

    private static Set<String> named(byte[] header) throws VerificationException {
        try {
            JsonNode json = Json.read(header);
            Set<String> named = new HashSet<>();
            json.path("credentials")
                    .forEach(credential -> named.add(credential.path("digest").asString("")));
            json.path("digests").forEach(each -> named.add(each.asString("")));
            return named;
        } catch (Json.MalformedJsonException unreadable) {
            throw new VerificationException("proof-malformed", Objects.toString(unreadable.getMessage()));
        }
    }
}
