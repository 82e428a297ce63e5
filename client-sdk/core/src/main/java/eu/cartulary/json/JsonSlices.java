package eu.cartulary.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The exact bytes of values inside a JSON document: what has no token around it is named by the hash of its own bytes. */
public final class JsonSlices {
    private JsonSlices() {}

    /**
     * The bytes of the elements of a top-level member; of its one value where it is not an array.
     *
     * @param json a document that has been read before, so it is well-formed and within the limits
     */
    public static List<byte[]> of(byte[] json, String member) {
        List<byte[]> slices = new ArrayList<>();
        try (JsonParser parser = Json.mapper().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(member);
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        slices.add(slice(parser, json));
                    }
                } else if (wanted) {
                    slices.add(slice(parser, json));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return slices;
    }

    private static byte[] slice(JsonParser parser, byte[] json) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return Arrays.copyOfRange(json, from, to);
    }
}
