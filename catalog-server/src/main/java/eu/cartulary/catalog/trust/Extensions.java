package eu.cartulary.catalog.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Addresses in the extensions of a certificate. */
final class Extensions {
    private Extensions() {}

    /** All values inside an extension, which the platform gives wrapped into an octet string. */
    static List<Tlv> values(byte[] extension) {
        List<Tlv> values = new ArrayList<>();
        Tlv.read(extension).stream()
                .filter(wrapper -> wrapper.tag() == Tlv.OCTET_STRING)
                .flatMap(wrapper -> Tlv.read(wrapper.content()).stream())
                .forEach(value -> values.addAll(value.all()));
        return values;
    }

    /** The addresses in an extension, in their order. */
    static List<String> addresses(X509Certificate certificate, String extension) {
        byte[] value = certificate.getExtensionValue(extension);
        return value == null
                ? List.of()
                : values(value).stream()
                        .filter(v -> v.tag() == Tlv.URI)
                        .map(Tlv::ascii)
                        .toList();
    }

    /** The addresses that follow an access method in the authority information access (RFC 5280, section 4.2.2.1). */
    static List<String> access(X509Certificate certificate, byte[] method) {
        byte[] value = certificate.getExtensionValue("1.3.6.1.5.5.7.1.1");
        List<String> addresses = new ArrayList<>();
        List<Tlv> values = value == null ? List.of() : values(value);
        for (int i = 0; i + 1 < values.size(); i++) {
            if (values.get(i).is(Tlv.OBJECT_IDENTIFIER, method)
                    && values.get(i + 1).tag() == Tlv.URI) {
                addresses.add(values.get(i + 1).ascii());
            }
        }
        return addresses;
    }
}
