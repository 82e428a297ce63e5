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
import java.util.Objects;
import java.util.Optional;
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

    /**
     * Checks a proof.
     *
     * @return the checkpoint that covers the credential
     * @throws VerificationException with the rule of the first step that fails
     */
    public Checkpoint verify(String digest, InclusionProof proof) throws VerificationException {
        try {
            Checkpoint checkpoint = Checkpoint.verify(proof.checkpoint(), log);
            byte[] header = Base64.getDecoder().decode(header(proof));
            if (!names(header, digest)) {
                throw new VerificationException("not-in-log", "the record that is proved does not name " + digest);
            }
            Inclusion inclusion = new Inclusion(
                    proof.index(),
                    checkpoint.size(),
                    proof.proof().stream().map(Hash::ofHex).toList());
            Optional<String> why = Merkle.whyNotIncluded(Merkle.leaf(header), inclusion, checkpoint.root());
            if (why.isPresent()) {
                throw new VerificationException("not-in-log", why.get());
            }
            return checkpoint;
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

    private static boolean names(byte[] header, String digest) throws VerificationException {
        try {
            JsonNode json = Json.read(header);
            for (JsonNode credential : json.path("credentials")) {
                if (credential.path("digest").asString("").equals(digest)) {
                    return true;
                }
            }
            for (JsonNode each : json.path("digests")) {
                if (each.asString("").equals(digest)) {
                    return true;
                }
            }
            return false;
        } catch (Json.MalformedJsonException unreadable) {
            throw new VerificationException("proof-malformed", Objects.toString(unreadable.getMessage()));
        }
    }
}
