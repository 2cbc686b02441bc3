# python3 webhook.py <secret> <webhook-id> <webhook-timestamp> <webhook-signature> < body
# A receiver also refuses a timestamp that is more than five minutes off: it may be a message sent again by somebody else.
import base64
import hmac
import sys

secret, message_id, timestamp, signatures = sys.argv[1:5]
key = base64.b64decode(secret.removeprefix("whsec_"))
signed = f"{message_id}.{timestamp}.".encode() + sys.stdin.buffer.read()
right = "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
genuine = any(hmac.compare_digest(given, right) for given in signatures.split(" "))
print("genuine" if genuine else "forged")
sys.exit(0 if genuine else 1)
