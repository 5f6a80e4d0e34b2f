body='{"id": "r-1", "message": "m-42", "reporter": "u-7", "category": "harassment", "created_at": "'$(date -u +%FT%TZ)'"}'
id=r-1 time=$(date +%s)
key=$(printf %s "${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
signature=$(printf %s "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
curl -sS "$URL/api/v1/reports" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -H "webhook-id: $id" -H "webhook-timestamp: $time" -H "webhook-signature: v1,$signature" -d "$body"
