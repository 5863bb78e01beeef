package io.github.boxeventflux.test;

import io.netty.util.NetUtil;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * The bytes of a certificate (RFC 5280 in DER) that vouches for itself. The JDK reads such bytes and makes none, and a
 * library for them is larger than everything else here together.
 */
final class CertificateDer {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = HexFormat.of().parseHex("0603551d11");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private CertificateDer() {}

    /** What is to be signed, with ECDSA and SHA-256. */
    static byte[] content(PublicKey key, List<String> names, Instant from, Instant to) {
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, utf8(names.get(0))))));
        byte[][] alternatives = names.stream().map(CertificateDer::alternative).toArray(byte[][]::new);
        byte[] extension = der(SEQUENCE, SUBJECT_ALTERNATIVE_NAME, der(OCTET_STRING, der(SEQUENCE, alternatives)));
        return der(
                SEQUENCE,
                der(VERSION, integer(BigInteger.TWO)),
                integer(BigInteger.valueOf(to.toEpochMilli())),
                der(SEQUENCE, ECDSA_WITH_SHA256),
                name,
                der(SEQUENCE, time(from), time(to)),
                name,
                key.getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, extension)));
    }

    static byte[] signed(byte[] content, byte[] signature) {
        byte[] noUnusedBits = {0};
        return der(SEQUENCE, content, der(SEQUENCE, ECDSA_WITH_SHA256), der(BIT_STRING, noUnusedBits, signature));
    }

    private static byte[] alternative(String name) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
        return address == null ? der(DNS_NAME, utf8(name)) : der(IP_ADDRESS, address);
    }

    private static byte[] integer(BigInteger value) {
        return der(INTEGER, value.toByteArray());
    }

    private static byte[] time(Instant value) {
        return der(GENERALIZED_TIME, utf8(TIME.format(value)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        writeLength(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream to) {
        if (length < 0x80) {
            to.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        to.write(0x80 | (bytes.length - from));
        to.write(bytes, from, bytes.length - from);
    }
}
