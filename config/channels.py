"""Settings of the channels: mailbox, WhatsApp, Telegram, SMS, and when nobody is disturbed."""

from config import env

PORT = env.number("PORT", default=8000)

LAPOR_MAIL_ADDRESS = env.text("LAPOR_MAIL_ADDRESS")
LAPOR_IMAP_HOST = env.text("LAPOR_IMAP_HOST")
LAPOR_IMAP_PORT = env.number("LAPOR_IMAP_PORT", default=993)
LAPOR_IMAP_USER = env.text("LAPOR_IMAP_USER")
LAPOR_IMAP_PASSWORD = env.text("LAPOR_IMAP_PASSWORD")
LAPOR_IMAP_TLS = env.flag("LAPOR_IMAP_TLS", default=True)
LAPOR_IMAP_FOLDER = env.text("LAPOR_IMAP_FOLDER", default="INBOX")
LAPOR_IMAP_KEEP_DAYS = env.number("LAPOR_IMAP_KEEP_DAYS", default=7)

LAPOR_WHATSAPP_URL = env.text("LAPOR_WHATSAPP_URL", default="https://graph.facebook.com/v23.0").rstrip("/")
LAPOR_WHATSAPP_NUMBER = env.text("LAPOR_WHATSAPP_NUMBER")
LAPOR_WHATSAPP_TOKEN = env.text("LAPOR_WHATSAPP_TOKEN")
LAPOR_WHATSAPP_SECRET = env.text("LAPOR_WHATSAPP_SECRET")
LAPOR_WHATSAPP_VERIFY = env.text("LAPOR_WHATSAPP_VERIFY")
LAPOR_WHATSAPP_TEMPLATE = env.text("LAPOR_WHATSAPP_TEMPLATE")

LAPOR_TELEGRAM_URL = env.text("LAPOR_TELEGRAM_URL", default="https://api.telegram.org").rstrip("/")
LAPOR_TELEGRAM_TOKEN = env.text("LAPOR_TELEGRAM_TOKEN")
LAPOR_TELEGRAM_SECRET = env.text("LAPOR_TELEGRAM_SECRET")

# Hosts of the browsers' push services; a subscription that names any other host is refused.
LAPOR_PUSH_HOSTS = env.words(
    "LAPOR_PUSH_HOSTS", default="fcm.googleapis.com push.services.mozilla.com notify.windows.com push.apple.com"
)

LAPOR_QUIET_HOURS = env.hours("LAPOR_QUIET_HOURS", default="21-7")

LAPOR_KANNEL_URLS = env.words("LAPOR_KANNEL_URLS")
LAPOR_KANNEL_USER = env.text("LAPOR_KANNEL_USER")
LAPOR_KANNEL_PASSWORD = env.text("LAPOR_KANNEL_PASSWORD")
LAPOR_KANNEL_SECRET = env.text("LAPOR_KANNEL_SECRET")
LAPOR_KANNEL_ADDRESSES = env.words("LAPOR_KANNEL_ADDRESSES", default="127.0.0.1 ::/64")
LAPOR_KANNEL_CALLBACK = env.text("LAPOR_KANNEL_CALLBACK", default=f"http://127.0.0.1:{PORT}").rstrip("/")
LAPOR_SMS_NUMBER = env.text("LAPOR_SMS_NUMBER", default="1708")
LAPOR_GAMMU_CONFIG = env.text("LAPOR_GAMMU_CONFIG")
