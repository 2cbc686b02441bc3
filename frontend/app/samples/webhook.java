// java webhook.java <secret> <webhook-id> <webhook-timestamp> <webhook-signature> < body
// A receiver also refuses a timestamp that is more than five minutes off: it may be a message sent again by somebody else.
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Webhook {
  public static void main(String[] given) throws Exception {
    var key = Base64.getDecoder().decode(given[0].replaceFirst("^whsec_", ""));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update((given[1] + "." + given[2] + ".").getBytes(StandardCharsets.UTF_8));
    var right = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(System.in.readAllBytes()))).getBytes();
    var genuine = Arrays.stream(given[3].split(" ")).anyMatch(each -> MessageDigest.isEqual(each.getBytes(), right));
    System.out.println(genuine ? "genuine" : "forged");
    System.exit(genuine ? 0 : 1);
  }
}
