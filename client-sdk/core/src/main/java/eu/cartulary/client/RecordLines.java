package eu.cartulary.client;

import eu.cartulary.wire.WrittenRecord;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of the journal: in base64 the payload of the largest envelope is longer than any string elsewhere. */
final class RecordLines {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(Frames.LONGEST)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RecordLines() {}

    static Optional<WrittenRecord> read(byte[] line) {
        try {
            return Optional.of(MAPPER.readValue(line, WrittenRecord.class));
        } catch (JacksonException unreadable) {
            throw new UnreadableAnswerException("a record of the journal", unreadable);
        }
    }
}
