"""Settings of the whole product. What differs between machines comes from ``config.env``."""

import sys
from pathlib import Path
from typing import Any

from . import env

TESTING = "pytest" in sys.modules
BASE_DIR = env.ROOT
VAR = env.VAR
DEBUG = env.DEBUG
DEMO = env.DEMO
SECRET_KEY = "only-for-tests" if TESTING else env.secret_key()
ALLOWED_HOSTS = [*env.HOSTS, "testserver"] if TESTING else env.HOSTS
CSRF_TRUSTED_ORIGINS = env.ORIGINS
ROOT_URLCONF = "meedoen.config.urls"
WSGI_APPLICATION = "meedoen.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "meedoen.kernel.accounts.apps.AccountsConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "meedoen.kernel.apps.KernelConfig",
    "meedoen.kernel.ui.apps.UiConfig",
    "meedoen.kernel.vault.apps.VaultConfig",
    "meedoen.networks.apps.NetworksConfig",
    "meedoen.wording.apps.WordingConfig",
    "meedoen.budgets.apps.BudgetsConfig",
    "meedoen.voice.apps.VoiceConfig",
    "meedoen.plans.apps.PlansConfig",
    "meedoen.people.apps.PeopleConfig",
    "meedoen.activities.apps.ActivitiesConfig",
    "meedoen.passes.apps.PassesConfig",
    "meedoen.referrals.apps.ReferralsConfig",
    "meedoen.outreach.apps.OutreachConfig",
    "meedoen.press.apps.PressConfig",
    "meedoen.desk.apps.DeskConfig",
]

MIDDLEWARE = [
    "meedoen.kernel.web.proxies.TrustedProxyMiddleware",
    "meedoen.kernel.web.plain_http.PlainApiMiddleware",
    "meedoen.kernel.web.shelf.ShelfMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "meedoen.kernel.web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "meedoen.kernel.web.headers.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "meedoen.kernel.web.languages.LanguagesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meedoen.kernel.accounts.stillness.StillnessMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "meedoen.kernel.vault.middleware.VaultCacheMiddleware",
    "meedoen.kernel.accounts.devices.DeviceMiddleware",
    "meedoen.kernel.web.aids.AidsMiddleware",
    "meedoen.kernel.web.gate.GateMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "meedoen.kernel.web.context.house",
            ],
            "loaders": [
                (
                    "meedoen.kernel.ui.loader.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-16384;",
}


def _connection(name: str, default_file: Path) -> dict:
    settings = env.database(name, default_file)
    if "sqlite" in settings["ENGINE"]:
        settings["ENGINE"] = "meedoen.kernel.database.sqlite"
        settings["OPTIONS"] = dict(_SQLITE)
        settings["TEST"] = {"NAME": ":memory:"}
    else:
        settings["ENGINE"] = "django.db.backends.postgresql"
    settings.setdefault("CONN_MAX_AGE", 600)
    return settings


DATABASES = {
    "default": _connection("DATABASE_URL", env.VAR / "meedoen.sqlite3"),
    "keys": _connection("KEYS_DATABASE_URL", env.VAR / "keys" / "keys.sqlite3"),
}
MESSAGE_STORAGE = "meedoen.kernel.web.flash.FlashStorage"
TRUSTED_PROXIES = env.trusted_proxies()
DATABASE_ROUTERS = ["meedoen.kernel.vault.router.KeysRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEEDOEN_MASTER_KEY_FILE = env.MASTER_KEY_FILE
MEEDOEN_MASTER_KEYS = env.MASTER_KEYS
AUDIT_HEAD_FILE = env.AUDIT_HEAD_FILE
REFUSE_QUERIES_IN_TEMPLATES = env.REFUSE_QUERIES_IN_TEMPLATES

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
        "OPTIONS": {"MAX_ENTRIES": 10000},
    }
}
if TESTING:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "kernel.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
LEAKED_PASSWORDS = env.leaked_passwords()
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "meedoen.kernel.accounts.passwords.CommonMadeLonger"},
    {"NAME": "meedoen.kernel.accounts.passwords.HouseWords"},
    {"NAME": "meedoen.kernel.accounts.leaked.NotLeaked"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/werk/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Meedoen: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/15m/key"}
ACCOUNT_ADAPTER = "meedoen.kernel.accounts.adapter.ClosedDoorAdapter"
_FORMS = "meedoen.kernel.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.SignInForm",
    "reauthenticate": f"{_FORMS}.ConfirmPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reset_password": f"{_FORMS}.ForgottenPasswordForm",
    "reset_password_from_key": f"{_FORMS}.NewPasswordForm",
}
MFA_ADAPTER = "meedoen.kernel.accounts.adapter.SecondKeyAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.SecondKeyForm",
    "reauthenticate": f"{_FORMS}.ConfirmSecondKeyForm",
    "activate_totp": f"{_FORMS}.StartAppForm",
    "deactivate_totp": f"{_FORMS}.StopAppForm",
    "generate_recovery_codes": f"{_FORMS}.MakeRescueCodesForm",
    "add_webauthn": f"{_FORMS}.AddPasskeyForm",
    "edit_webauthn": f"{_FORMS}.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Meedoen"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
SECOND_FACTOR_REQUIRED = not DEMO

SESSION_COOKIE_AGE = 60 * 60 * 10
STILL_SECONDS = 60 * 60 * 2
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if env.BEHIND_TLS:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers send "Origin: null" and every form is refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "meedoen.kernel.web.errors.csrf"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("fr", "Français"), ("en", "English"), ("ar", "العربية"), ("tr", "Türkçe")]
LOCALE_PATHS = [BASE_DIR / "src" / "meedoen" / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "meedoen.kernel.web.statics.KnownAddresses"
    },
}
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

DEFAULT_FROM_EMAIL = env.SENDER
globals().update(env.email())
EMAIL_TIMEOUT = 20
SMS_GATEWAY: str = env.sms()[0]  # without a gateway, who asked for SMS is called
SMS: dict[str, Any] = env.sms()[1]
UITPAS: dict[str, Any] = env.uitpas()  # without keys, no page shows anything of UiTPAS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "meedoen.kernel.log.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO" if not TESTING else "ERROR"},
    "loggers": {"django.server": {"level": "WARNING"}, "django.request": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["account.W001"]
