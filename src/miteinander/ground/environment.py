"""Settings from the environment; a bad value is refused loudly, with what it should look like."""

import os


class BadSetting(ValueError):  # noqa: N818  # read by operators, not by code
    """An environment variable holds what it must not hold."""


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "0", "true", "false", "yes", "no", "ja", "nein"}:
        return default if value == "" else value in {"1", "true", "yes", "ja"}
    message = f"{name}={value!r}: please write 1 or 0."
    raise BadSetting(message)


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdigit() or not low <= int(value) <= high:
        message = f"{name}={value!r}: please write a whole number from {low} to {high}."
        raise BadSetting(message)
    return int(value)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
