package eu.cartulary.catalog.trust;

import eu.cartulary.catalog.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** X.509 certificates as bytes and back (RFC 5280, RFC 7468). */
public final class Certificates {
    private Certificates() {}

    /**
     * The certificates of a PEM file, in its order; text around them is passed over, and one in bare DER is read as well.
     *
     * @throws CertificateException where there are more than {@code most}, or one cannot be read
     */
    public static List<X509Certificate> ofPem(byte[] bytes, int most) throws CertificateException {
        String pem = new String(bytes, StandardCharsets.ISO_8859_1);
        int begin = pem.indexOf("-----BEGIN");
        byte[] body = begin < 0 ? bytes : pem.substring(begin).getBytes(StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate one :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(body))) {
            if (certificates.size() == most) {
                throw new CertificateException("more than " + most);
            }
            certificates.add((X509Certificate) one);
        }
        return certificates;
    }

    /** DER in base64, as in {@code x5c} (RFC 7515, section 4.1.6). */
    public static String base64(X509Certificate certificate) throws CertificateEncodingException {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    /** The name of an anchor: the SHA-256 of its DER. */
    public static String sha256(X509Certificate certificate) throws CertificateEncodingException {
        return Digest.of(certificate.getEncoded()).hex();
    }

    /** One from the journal, which was read before it was written there. */
    public static X509Certificate ofBase64(String der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(der)));
        } catch (CertificateException e) {
            throw new IllegalStateException("an anchor that was listed cannot be read", e);
        }
    }
}
