import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Cite {
  public static void main(String[] arguments) throws Exception {
    var address = URI.create("https://guiju.example/standards/gb-t.19001-2016.bib");
    var request = HttpRequest.newBuilder(address).build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
