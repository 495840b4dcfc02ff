package rapport.link;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rapport.access.TenantName;
import rapport.bytes.ByteReader;
import rapport.bytes.ByteWriter;
import rapport.bytes.Bytes;
import rapport.bytes.MalformedBytesException;

/// A link as it came in, of which nothing is true until it is known to be signed.
///
/// Its text is `lnk_` and in base64url (RFC 4648, section 5) what it says, and the HMAC-SHA256 of
/// that under a secret of its tenant. It is signed, not encrypted: who holds it can read it.
///
/// @param link what it claims
/// @param secretId the secret that it claims to be signed with
/// @param signed the very bytes that the signature is of
public record LinkToken(SurveyLink link, Bytes secretId, Bytes signed, Bytes signature) {

  /// A longer one is none: some servers and mail programs cut longer addresses.
  public static final int MAX_CHARACTERS = 2_000;

  private static final String PREFIX = "lnk_";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{64,}");
  private static final int VERSION = 1;
  private static final int SIGNATURE_BYTES = 32;
  private static final int MAX_ATTRIBUTES = 100;

  /// A secret that nobody has, to take as long over a link without one.
  private static final LinkSecret NONE =
      new LinkSecret(
          Bytes.of(new byte[LinkSecret.ID_BYTES]),
          Bytes.of(new byte[LinkSecret.KEY_BYTES]),
          Instant.EPOCH);

  /// The text of a link, which may be longer than it should.
  public static String sign(SurveyLink link, LinkSecret secret) {
    byte[] said = write(link, secret.id()).toByteArray();
    byte[] all = new ByteWriter().append(said).append(secret.sign(said)).toByteArray();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /// Whether a text could be a link at all.
  public static boolean isOne(String text) {
    return text.length() <= MAX_CHARACTERS && FORM.matcher(text).matches();
  }

  /// What a text claims, empty if it can't be read.
  public static Optional<LinkToken> read(String text) {
    if (!isOne(text)) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      int length = all.length - SIGNATURE_BYTES;
      Bytes said = Bytes.of(Arrays.copyOf(all, length));
      Bytes signature = Bytes.of(Arrays.copyOfRange(all, length, all.length));
      return Optional.of(read(new ByteReader(said), said, signature));
    } catch (IllegalArgumentException | DateTimeException | MalformedBytesException _) {
      return Optional.empty();
    }
  }

  /// Whether a secret signed this, compared in constant time: how long it takes tells nobody how
  /// much of a forged signature is right.
  ///
  /// @param secret of the tenant that the link names; empty if there is no such tenant or secret,
  ///   which takes as long
  public boolean isSignedWith(Optional<LinkSecret> secret) {
    byte[] right = secret.orElse(NONE).sign(signed.toArray());
    return MessageDigest.isEqual(right, signature.toArray()) && secret.isPresent();
  }

  /// Never shows what would open something, wherever it is printed.
  @Override
  public String toString() {
    return "a link " + link.id();
  }

  private static LinkToken read(ByteReader said, Bytes signed, Bytes signature) {
    if (said.readByte() != VERSION) {
      throw new MalformedBytesException("a link of another version");
    }
    String tenant = said.readText();
    Bytes secretId = Bytes.of(said.readBytes());
    Bytes id = Bytes.of(said.readBytes());
    String survey = said.readText();
    var expiresAt = Instant.ofEpochSecond(said.readUnsigned());
    String subject = said.readText();
    String language = said.readText();
    var attributes = new TreeMap<String, String>();
    for (int left = said.readCount(MAX_ATTRIBUTES); left > 0; left--) {
      attributes.put(said.readText(), said.readText());
    }
    if (!said.atEnd() || !TenantName.isOne(tenant)) {
      throw new MalformedBytesException("no link of ours");
    }
    var link = new SurveyLink(id, tenant, survey, expiresAt, subject, language, attributes);
    return new LinkToken(link, secretId, signed, signature);
  }

  private static ByteWriter write(SurveyLink link, Bytes secretId) {
    var said = new ByteWriter().writeByte(VERSION).writeText(link.tenant());
    said.writeBytes(secretId.toArray()).writeBytes(link.id().toArray());
    said.writeText(link.survey()).writeUnsigned(link.expiresAt().getEpochSecond());
    said.writeText(link.subject()).writeText(link.language());
    said.writeUnsigned(link.attributes().size());
    link.attributes().forEach((name, value) -> said.writeText(name).writeText(value));
    return said;
  }
}
