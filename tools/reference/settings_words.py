"""What each variable does. A variable without a line here fails the build."""

WORDS = {
    "LAPOR_BASE_URL": (
        "The address under which people reach the installation; links in mail and QR codes begin with it. "
        "`https://…` also turns on secure cookies and HSTS."
    ),
    "LAPOR_CLAMD": (
        "The socket of ClamAV's daemon (`/run/clamav/clamd.ctl`) or `host:port`. Files are scanned before anybody sees them, and "
        "wait while it does not answer. Empty: not scanned."
    ),
    "LAPOR_DATABASE_URL": (
        "`postgresql://user:password@host/name`, or `sqlite:////path/file`. Empty: `lapor.sqlite3` in the data folder."
    ),
    "LAPOR_DATA_DIR": "The folder of everything that the installation stores. Empty: `var/` beside the code.",
    "LAPOR_DEBUG": "Django's debug pages. Never on a machine that others reach.",
    "LAPOR_DEMO": "Marks the demo: accounts with known passwords, loopback only.",
    "LAPOR_KEYS_DIR": "The folder of the keys that open sealed records; only the worker's user may read it.",
    "LAPOR_LOG_LEVEL": "How much is logged: DEBUG, INFO, WARNING or ERROR.",
    "LAPOR_MAIL_FROM": "The sender of every mail.",
    "LAPOR_PUSH_HOSTS": "Hosts of the push services that the worker may call, with their subdomains.",
    "LAPOR_QUIET_HOURS": "From when until when, local time, nobody is told what they did not ask for just now; `off` for never.",
    "LAPOR_OIDC_CLIENT_ID": "The name under which the identity provider knows this installation.",
    "LAPOR_OIDC_CLIENT_SECRET": "The secret at the identity provider. Better given as a file.",
    "LAPOR_OIDC_FACTORS": (
        "Values of `amr` or `acr` that count as a second factor here, for example `mfa otp hwk`. Empty: our own is asked for."
    ),
    "LAPOR_OIDC_ID": "The provider's short name in addresses and on persons' streams; never changed later.",
    "LAPOR_OIDC_ISSUER": "The address of an identity provider (OpenID Connect) for officers. Empty: there is none.",
    "LAPOR_OIDC_NAME": "What the provider is called on the sign-in page.",
    "LAPOR_REQUIRE_SECOND_FACTOR": (
        "Officers without a second factor are sent to set one up before they see anything else."
    ),
    "LAPOR_ROOT_WITNESSES": (
        "Mail addresses that every daily root of the record goes to, beside the inspectorates' own: people who keep it elsewhere."
    ),
    "LAPOR_SECRET_KEY": "The server's secret. Empty: made once and kept in the data folder. Better given as a file.",
    "LAPOR_SMTP_HOST": "The mail server. Empty: mail is written to `outbox/` in the data folder.",
    "LAPOR_SMTP_PASSWORD": "The password at the mail server. Better given as a file.",
    "LAPOR_SMTP_PORT": "The port of the mail server.",
    "LAPOR_SMTP_TLS": "Whether mail goes out over STARTTLS.",
    "LAPOR_SMTP_USER": "The user name at the mail server.",
    "PORT": "The port on which `lapor demo` and `lapor serve` listen.",
    "LAPOR_CHANNELS": "Further channels of short messages: dotted names of their folders, beside the ones that come along.",
    "LAPOR_EXPIRY_APART": (
        "The worker erases nothing by retention rules; `lapor expire` does it under a database role of its own (PostgreSQL)."
    ),
    "LAPOR_GAMMU_CONFIG": "The smsdrc of gammu-smsd, for a modem on this machine. Empty: no modem.",
    "LAPOR_MAIL_ADDRESS": "The address on which mail is taken and to which replies go. Empty: mail only goes out.",
    "LAPOR_IMAP_HOST": "The mailbox of that address. Empty: no mail is taken.",
    "LAPOR_IMAP_PORT": "The port of the mailbox.",
    "LAPOR_IMAP_USER": "The user name at the mailbox.",
    "LAPOR_IMAP_PASSWORD": "The password at the mailbox. Better given as a file.",
    "LAPOR_IMAP_TLS": "Whether the mailbox is read over TLS. Without it only one on this machine or its own network is.",
    "LAPOR_IMAP_FOLDER": "The folder of the mailbox in which mail arrives.",
    "LAPOR_IMAP_KEEP_DAYS": "For how many days a mail that was taken stays in its folder before it is deleted for good.",
    "LAPOR_KANNEL_ADDRESSES": "From where Kannel may hand over messages: addresses; a network of IPv6 counts as one.",
    "LAPOR_KANNEL_CALLBACK": "The address under which Kannel reaches this installation for delivery reports.",
    "LAPOR_KANNEL_PASSWORD": "The password of `sendsms-user` in kannel.conf. Better given as a file.",
    "LAPOR_KANNEL_SECRET": "The words that Kannel must say in `get-url`. Empty: nothing is taken from it.",
    "LAPOR_KANNEL_URLS": "Addresses of `sendsms`, tried in their order. Empty: no SMS goes out over Kannel.",
    "LAPOR_KANNEL_USER": "The user name of `sendsms-user` in kannel.conf.",
    "LAPOR_WHATSAPP_URL": "Graph API of WhatsApp Business, with its version.",
    "LAPOR_WHATSAPP_NUMBER": "The id of the sending number (`phone_number_id`). Empty: nothing goes out by WhatsApp.",
    "LAPOR_WHATSAPP_TOKEN": "The token of the system user, for sending and for fetching files. Better given as a file.",
    "LAPOR_WHATSAPP_SECRET": "The app secret with which webhooks are signed. Empty: nothing is taken. Better given as a file.",
    "LAPOR_WHATSAPP_VERIFY": "The words that Meta must say when the webhook is set up.",
    "LAPOR_WHATSAPP_TEMPLATE": "A template with one field, for news after 24 hours of silence. Empty: it goes by SMS, or waits.",
    "LAPOR_TELEGRAM_URL": "Bot API of Telegram.",
    "LAPOR_TELEGRAM_TOKEN": "The token of the bot, from BotFather. Empty: there is no Telegram. Better given as a file.",
    "LAPOR_TELEGRAM_SECRET": "The `secret_token` given to `setWebhook`. Empty: nothing is taken. Better given as a file.",
    "LAPOR_SMS_NUMBER": "The number from which SMS go out.",
}
