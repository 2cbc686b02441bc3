# sh webhook.sh <secret> <webhook-id> <webhook-timestamp> <webhook-signature> < body
# A receiver also refuses a timestamp that is more than five minutes off: it may be a message sent again by somebody else.
key=$(printf %s "${1#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \n')
signature=$({ printf %s "$2.$3."; cat; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
case " $4 " in
  *" v1,$signature "*) echo genuine ;;
  *) echo forged; exit 1 ;;
esac
