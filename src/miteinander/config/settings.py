"""All settings, once. What differs between installations comes from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from miteinander.ground.database import database_url, parse_database_url
from miteinander.ground.environment import env_bool, env_int, env_list, env_text
from miteinander.ground.folders import var_folder

PACKAGE = Path(__file__).resolve().parent.parent
VAR = var_folder()
DEMO = env_bool("MITEINANDER_DEMO")
DEBUG = False  # never: error pages with local variables have no place on a public server


def _secret_key() -> str:
    """The installation's key: from the environment, or made once and kept beside the data."""
    given = env_text("MITEINANDER_SECRET_KEY")
    kept = VAR / "secret-key"
    if given or kept.exists():
        return given or kept.read_text(encoding="ascii").strip()
    VAR.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(50)
    draft = VAR / f"secret-key.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(made, encoding="ascii")
    try:
        os.link(draft, kept)  # two processes at once: the first one's key stands
    except FileExistsError:
        made = kept.read_text(encoding="ascii").strip()
    draft.unlink()
    return made


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env_list("MITEINANDER_HOSTS", "localhost,127.0.0.1,[::1]")
BASE_URL = env_text("MITEINANDER_BASE_URL", f"http://localhost:{env_int('PORT', 8000, low=1, high=65535)}")
IS_HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# how many servers in front add the visitor's address; without them every visitor would share one limit
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("MITEINANDER_PROXIES", int(IS_HTTPS), low=0, high=9)

INSTALLED_APPS = [
    "miteinander.demo",
    "miteinander.website",
    "miteinander.meetings",
    "miteinander.accounts",
    "miteinander.privacy",
    "miteinander.mail",
    "miteinander.computing",
    "miteinander.printing",
    "miteinander.journal",
    "miteinander.roles",
    "miteinander.places",
    "miteinander.people",
    "miteinander.ground",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "procrastinate.contrib.django",
    "template_partials",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "miteinander.ground.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "miteinander.roles.middleware.ActorMiddleware",
    "miteinander.roles.middleware.SecondFactorMiddleware",
    "miteinander.ground.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "miteinander.config.urls"
WSGI_APPLICATION = "miteinander.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "miteinander.ground.ui.context.ui",
                "miteinander.website.context.site",
            ],
        },
    },
]
FORM_RENDERER = "miteinander.ground.ui.forms.KernRenderer"

DATABASES = {"default": parse_database_url(database_url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # counters of attempts: with the usual 300 a crowd would wash them out
    },
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
FORMAT_MODULE_PATH = "miteinander.config.formats"
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "miteinander.mail.sign_in.AccountAdapter"
ACCOUNT_RATE_LIMITS = {"own_data": "20/h/ip"}  # beside those of the library
REGISTRATIONS_AN_HOUR = 100  # on the web, from one connection: a town hall shares one
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Miteinander"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
CLOSED_WITHOUT_SECOND_FACTOR = ("/konto/rollen/",)  # although below an open address
OPEN_WITHOUT_SECOND_FACTOR = ("/konto/", "/static/", "/marke/", "/sprache/", "/darstellung/", "/demo/")

SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_SSL_REDIRECT = False  # the proxy in front does it
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

MAIL_DOMAIN = env_text("MITEINANDER_MAIL_DOMAIN", "miteinander.example")
MAIL_RECEIVER_HOST = env_text("MITEINANDER_MAIL_RECEIVER_HOST", "127.0.0.1")
MAIL_RECEIVER_PORT = env_int("MITEINANDER_MAIL_RECEIVER_PORT", 8025, low=1, high=65535)
MAIL_DROP_FOLDER = VAR / "mail" / "incoming"
COMPUTING_FOLDER = VAR / "computing"
DEFAULT_FROM_EMAIL = env_text("MITEINANDER_FROM_EMAIL", f"netzwerk@{MAIL_DOMAIN}")
EMAIL_BACKEND = (
    "django.core.mail.backends.dummy.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = env_text("MITEINANDER_SMTP_HOST", "localhost")
EMAIL_PORT = env_int("MITEINANDER_SMTP_PORT", 25, low=1, high=65535)
EMAIL_HOST_USER = env_text("MITEINANDER_SMTP_USER")
EMAIL_HOST_PASSWORD = env_text("MITEINANDER_SMTP_PASSWORD")
EMAIL_USE_TLS = env_bool("MITEINANDER_SMTP_TLS")
EMAIL_TIMEOUT = 20
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "miteinander.ground.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W008",  # the proxy in front redirects to HTTPS
    "auth.W004",  # the address is unique without regard to case, which is stricter than unique=True
]
