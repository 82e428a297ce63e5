package eu.cartulary.catalog.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import eu.cartulary.did.PublicAddresses;
import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.1.2.3, false",
        "100.63.255.255, true",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.1, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "169.254.169.254, false",
        "169.253.1.1, true",
        "172.15.0.1, true",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.1, true",
        "192.0.0.8, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.19.255.255, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "239.255.255.250, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "8.8.8.8, true",
        "93.184.216.34, true",
        "::, false",
        "::1, false",
        "::ffff:127.0.0.1, false",
        "::127.0.0.1, false",
        "64:ff9b::7f00:1, false",
        "64:ff9b:1::1, false",
        "100::1, false",
        "2001::1, false",
        "2001:10::1, false",
        "2001:20::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::1, false",
        "3fff::1, false",
        "fc00::1, false",
        "fd12::1, false",
        "fe80::1, false",
        "fec0::1, false",
        "ff02::1, false",
        "2606:2800:220:1::1, true",
        "2a00:1450::1, true",
        "2001:4860:4860::8888, true"
    })
    @DisplayName("only addresses that everybody on the internet can reach are connected to")
    void public_addresses(String address, boolean expected) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }
}
