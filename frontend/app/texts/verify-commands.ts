/** Ways to verify without this site's page; tests run them as they stand here. */

export const projectCommand = 'npm run verify-receipt -- receipt.tlog-proof statement.json log-key.txt';

/** The file's hash and the signature under the checkpoint, with what every Unix has. */
export const opensslCommands = `# 1. the hash of the file is the one in the statement
sha256sum document.pdf
grep -o '"documentSha256":"[0-9a-f]*"' statement.json

# 2. the checkpoint in the receipt is signed by the log
sed '1,/^$/d' receipt.tlog-proof > checkpoint
sed '/^$/,$d' checkpoint > signed
awk '/^— / { print $3; exit }' checkpoint | base64 -d > line
tail -c 64 line > signature
{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
  grep "+$(head -c 4 line | od -An -tx1 | tr -d ' ')+" log-key.txt | cut -d + -f 3- | base64 -d | tail -c 32; } > key.der
openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin -in signed -sigfile signature`;

/** With the certificate of the authority, when there is a time stamp. */
export const timeStampCommand = 'openssl ts -verify -in checkpoint.tsr -data checkpoint -CAfile authority.pem';

/** All of a receipt, with the verifier of Go's own module proxy. */
export const goProgram = `package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	head, checkpoint, _ := strings.Cut(string(read(1)), "\\n\\n")
	var keys []note.Verifier
	for _, line := range strings.Fields(string(read(3))) {
		key, err := note.NewVerifier(line)
		check(err)
		keys = append(keys, key)
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(keys...))
	check(err)
	lines := strings.Split(opened.Text, "\\n") // origin, size, root
	root, err := tlog.ParseHash(lines[2])
	check(err)
	var index, size int64
	_, err = fmt.Sscan(lines[1], &size)
	check(err)
	var proof tlog.RecordProof
	for _, line := range strings.Split(head, "\\n")[1:] {
		if number, found := strings.CutPrefix(line, "index "); found {
			_, err = fmt.Sscan(number, &index)
			check(err)
		} else if !strings.HasPrefix(line, "extra ") {
			bytes, err := base64.StdEncoding.DecodeString(line)
			check(err)
			proof = append(proof, tlog.Hash(bytes))
		}
	}
	check(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(read(2))))
	fmt.Printf("valid: entry %d of %s at size %d\\n", index, lines[0], size)
}

func read(argument int) []byte {
	bytes, err := os.ReadFile(os.Args[argument])
	check(err)
	return bytes
}

func check(err error) {
	if err != nil {
		fmt.Println("NOT valid:", err)
		os.Exit(1)
	}
}
`;
