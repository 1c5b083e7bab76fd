#!/bin/sh
# Make a protected Wi-Fi of the post's own, and a sheet with its name and password to print and hang up.
# usage (root): hotspot.sh NAME [wifi device]      needs NetworkManager
set -eu
name=${1:?usage: hotspot.sh NAME [device]}
device=${2:-}
password=$(tr -dc 'abcdefghjkmnpqrstuvwxyz23456789' </dev/urandom | head -c 10)
nmcli connection delete lapor-pos >/dev/null 2>&1 || true
nmcli connection add type wifi con-name lapor-pos ifname "${device:-*}" ssid "$name" autoconnect yes \
  802-11-wifi.mode ap 802-11-wifi.ap-isolation yes wifi-sec.key-mgmt wpa-psk wifi-sec.psk "$password" \
  ipv4.method shared ipv4.addresses 10.42.0.1/24 ipv6.method disabled
nmcli connection up lapor-pos
sheet=/root/wifi-pos.txt
printf 'Wi-Fi pos aduan desa\n\nNama  : %s\nSandi : %s\n\nLalu buka di peramban ponsel:\nhttp://10.42.0.1:8000\n\nTidak perlu internet dan tidak perlu pulsa.\n' "$name" "$password" >"$sheet"
chmod 600 "$sheet"
echo "Lembar untuk dicetak: $sheet"
