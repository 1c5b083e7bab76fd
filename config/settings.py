"""Django settings. Every value that an operator may change is read through config.env."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from config import env
from config.channels import *  # noqa: F403 – Django reads settings from this one module

BASE_DIR = env.BASE_DIR
DATA_DIR = env.data_dir()
KEYS_DIR = Path(env.text("LAPOR_KEYS_DIR", default=str(DATA_DIR / "keys")))
FILES_DIR = DATA_DIR / "files"
OUTBOX_DIR = DATA_DIR / "outbox"
MAPS_DIR = DATA_DIR / "maps"

SECRET_KEY = env.secret_key()
DEBUG = env.flag("LAPOR_DEBUG", default=False)
DEMO = env.flag("LAPOR_DEMO", default=False)
PORT = env.number("PORT", default=8000)
BASE_URL = env.text("LAPOR_BASE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [
    *(["localhost", "127.0.0.1", "[::1]"] if not HTTPS else []),
    BASE_URL.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0],
]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Channels of short messages, one folder each: its pages are at /saluran/<last name>/, its sender is `outbound.Sender`.
_OWN_CHANNELS = ("sms", "whatsapp", "telegram", "email")
LAPOR_CHANNELS = (*(f"lapor.channels.{name}" for name in _OWN_CHANNELS), *env.words("LAPOR_CHANNELS"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "lapor.audit",
    "lapor.jobs",
    "lapor.institutions",
    "lapor.people",
    "lapor.vault",
    "lapor.attachments",
    "lapor.reports",
    "lapor.search",
    "lapor.statistics",
    "lapor.exchange",
    "lapor.notifications",
    "lapor.actionplan",
    "lapor.actionplan.outreach",
    "lapor.actionplan.agenda",
    "lapor.actionplan.commitment",
    "lapor.actionplan.procedures",
    "lapor.actionplan.practice",
    "lapor.actionplan.training",
    "lapor.intake",
    "lapor.ui",
    "lapor.channels.web_form",
    "lapor.channels.village_post",
    "lapor.channels.walk_in",
    *LAPOR_CHANNELS,
    "lapor.portal",
    "lapor.workbench",
    "lapor.dashboards",
    "lapor.api",
    "lapor.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lapor.people.idle.KeepInUse",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# A computer that was set up as a village post shows the post's own pages and nothing else.
IS_POST = (KEYS_DIR / "post.keys").exists()
# Argon2id for the passphrase of a post: passes, bytes. Source: libsodium, "moderate".
POST_KDF = (3, 268_435_456)
ROOT_URLCONF = "config.urls_post" if IS_POST else "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lapor.ui.context.page",
            ],
        },
    }
]

_db = env.database()
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _db.name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-64000;PRAGMA mmap_size=268435456;"
            ),
        },
    }
    if _db.engine == "sqlite"
    else {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _db.name,
        "USER": _db.user,
        "PASSWORD": _db.password,
        "HOST": _db.host,
        "PORT": _db.port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Scrypt", "PBKDF2")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/kerja/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "lapor_bahasa"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(FILES_DIR)}},
    "staticfiles": {"BACKEND": "lapor.ui.storage.ModuleStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

SESSION_COOKIE_NAME = "lapor_sesi"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "lapor_csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lapor.ui.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers then send `Origin: null` with every form, and the CSRF check refuses it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# Who keeps the daily roots, beside the inspectorates' own addresses.
LAPOR_ROOT_WITNESSES = env.words("LAPOR_ROOT_WITNESSES")

# Retention runs as `lapor expire` under a database role of its own, not in the worker.
LAPOR_EXPIRY_APART = env.flag("LAPOR_EXPIRY_APART", default=False)

# Empty: files are not scanned. Else the socket of ClamAV's daemon, or host:port; a file waits while it does not answer.
LAPOR_CLAMD = env.text("LAPOR_CLAMD")

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if env.text('LAPOR_SMTP_HOST') else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = str(OUTBOX_DIR)
EMAIL_HOST = env.text("LAPOR_SMTP_HOST")
EMAIL_PORT = env.number("LAPOR_SMTP_PORT", default=587)
EMAIL_HOST_USER = env.text("LAPOR_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("LAPOR_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("LAPOR_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("LAPOR_MAIL_FROM", default="Lapor <lapor@contoh.example>")

# Channel → the class that sends over it.
LAPOR_SENDERS = {
    "email": "lapor.notifications.senders.EmailSender",
    **{folder.rpartition(".")[2]: f"{folder}.outbound.Sender" for folder in LAPOR_CHANNELS},
}

# Channel → what fetches the files that still lie with it.
LAPOR_FETCHERS = {folder.rpartition(".")[2]: f"{folder}.media.fetch" for folder in LAPOR_CHANNELS}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "lapor.workbench.sign_in.SignInAdapter"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
_TOKENS = "django.contrib.auth.tokens"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = f"{_TOKENS}.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
# Only failures count. A browser that has signed in before has a limit of its own, so that nobody can lock out another.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/5m/ip,5/5m/key",
    "login_failed_account": "100/h/key",
    "login_failed_device": "10/5m/key",
    "reset_password_from_key": "30/m/ip",
}
MFA_ADAPTER = "lapor.people.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
LAPOR_OIDC_ISSUER = env.text("LAPOR_OIDC_ISSUER").rstrip("/")  # without one there is no identity provider
LAPOR_OIDC_ID = env.text("LAPOR_OIDC_ID", default="sso")
LAPOR_OIDC_NAME = env.text("LAPOR_OIDC_NAME", default="SSO pemerintah")
LAPOR_OIDC_CLIENT_ID = env.text("LAPOR_OIDC_CLIENT_ID")
LAPOR_OIDC_CLIENT_SECRET = env.text("LAPOR_OIDC_CLIENT_SECRET")
LAPOR_OIDC_FACTORS = env.words("LAPOR_OIDC_FACTORS")
SOCIALACCOUNT_ADAPTER = "lapor.people.provider.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
REQUIRE_SECOND_FACTOR = env.flag("LAPOR_REQUIRE_SECOND_FACTOR", default=True)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "config.logs.WordlessFormatter", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        # Its lines hold addresses of pages; refusals and failures are logged by the pages with a reference instead.
        "django.request": {"handlers": [], "propagate": False},
        "django.security": {"handlers": [], "propagate": False},
        # At INFO it writes whole addresses, which hold phone numbers.
        "httpx": {"level": "WARNING"},
    },
    "root": {"handlers": ["stderr"], "level": env.text("LAPOR_LOG_LEVEL", default="WARNING")},
}
