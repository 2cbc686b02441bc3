import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

class Pages {
  public static void main(String[] arguments) throws Exception {
    var number = Pattern.compile("\"number\":\"([^\"]*)\",\"title\"");
    var next = Pattern.compile("<([^>]*)>; rel=\"next\"");
    var client = HttpClient.newHttpClient();
    var address = URI.create("https://guiju.example/v1/standards?q=GB&size=20");
    while (address != null) {
      var response = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      number.matcher(response.body()).results().forEach(found -> System.out.println(found.group(1)));
      var link = next.matcher(response.headers().firstValue("link").orElse(""));
      address = link.find() ? address.resolve(link.group(1)) : null;
    }
  }
}
