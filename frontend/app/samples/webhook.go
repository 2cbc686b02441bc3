// go run webhook.go <secret> <webhook-id> <webhook-timestamp> <webhook-signature> < body
// A receiver also refuses a timestamp that is more than five minutes off: it may be a message sent again by somebody else.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

func main() {
	secret, id, timestamp, signatures := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		log.Fatal(err)
	}
	body, err := io.ReadAll(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.%s", id, timestamp, body)
	right := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	for _, given := range strings.Fields(signatures) {
		if hmac.Equal([]byte(given), []byte(right)) {
			fmt.Println("genuine")
			return
		}
	}
	fmt.Println("forged")
	os.Exit(1)
}
