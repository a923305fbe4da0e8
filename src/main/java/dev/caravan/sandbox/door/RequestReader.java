package dev.caravan.sandbox.door;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection: bodies of known length and chunked ones, and {@code 100-continue}. */
final class RequestReader {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private byte[] line = new byte[512];

    RequestReader(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.out = out;
    }

    /** The next request, or null at the end of the connection. */
    @Nullable HttpRequest next() throws IOException {
        String first = readLine();
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("not an HTTP request line: " + first);
        }
        Map<String, String> headers = readHeaders();
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        String query = question < 0 ? "" : words[1].substring(question + 1);
        return new HttpRequest(words[0], path, query, headers, Body.of(readBody(headers)));
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String header = requireLine(); !header.isEmpty(); header = requireLine()) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new ProtocolException("not a header: " + header);
            }
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            headers.merge(name, value, (one, two) -> one + (name.equals("cookie") ? "; " : ", ") + two);
        }
        return headers;
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return readChunks();
        }
        return readExactly(number(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.writeBytes(readExactly(size));
            requireLine();
        }
        while (!requireLine().isEmpty()) {
            // trailers say nothing a sandbox needs
        }
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        String size = requireLine();
        int semicolon = size.indexOf(';');
        return number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
    }

    private static int number(String text, int radix) throws ProtocolException {
        try {
            int value = Integer.parseInt(text.strip(), radix);
            if (value >= 0 && value <= LARGEST_BODY) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw (ProtocolException) new ProtocolException("not a length: " + text).initCause(notANumber);
        }
        throw new ProtocolException("length out of range: " + text);
    }

    private byte[] readExactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ended inside a body");
        }
        return bytes;
    }

    private String requireLine() throws IOException {
        String text = readLine();
        if (text == null) {
            throw new EOFException("the connection ended inside a request");
        }
        return text;
    }

    private @Nullable String readLine() throws IOException {
        int length = 0;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            if (length == line.length) {
                line = grown(line);
            }
            line[length++] = (byte) octet;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static byte[] grown(byte[] full) throws ProtocolException {
        if (full.length >= LONGEST_LINE) {
            throw new ProtocolException("a line of the head is longer than " + LONGEST_LINE + " bytes");
        }
        return Arrays.copyOf(full, full.length * 2);
    }
}
