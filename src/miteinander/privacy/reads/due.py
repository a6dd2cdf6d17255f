"""Which rows a retention period has reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, Q, Value
from django.utils.encoding import force_str

from miteinander.ground.clock import berlin_day
from miteinander.ground.inventory import DECLARATIONS, Declaration, Erase, Retention
from miteinander.privacy.reads.subjects import Model, model_of


@dataclass(frozen=True)
class Rule:
    """One retention period of one model."""

    declaration: Declaration
    retention: Retention

    @property
    def key(self) -> str:
        return f"{self.declaration.label} {self.retention.after} {self.retention.days}"

    @property
    def title(self) -> str:
        return force_str(self.declaration.title or model_of(self.declaration)._meta.verbose_name)


def all_rules() -> Iterator[Rule]:
    for declaration in DECLARATIONS.values():
        for retention in declaration.retention:
            yield Rule(declaration, retention)


def due(rule: Rule, *, at: datetime) -> models.QuerySet[Any]:
    """Rows whose period is over and which still hold something to forget."""
    model, retention = model_of(rule.declaration), rule.retention
    over = Q(**{f"{retention.after}__lt": _limit(model, retention, at)})
    if retention.then in {Erase.BLANK, Erase.UNLINK}:
        over &= holds_something(rule.declaration)
    reached = model._default_manager.filter(over, retention.only).values("pk")
    return model._default_manager.filter(pk__in=reached)


def count_due(rules: Sequence[Rule], *, at: datetime) -> list[int]:
    """How many rows each period has reached, in one question to the database however many periods there are."""
    first, *others = (
        due(rule, at=at)
        .order_by()
        .annotate(number_of_rule=Value(place, IntegerField()))
        .values("number_of_rule")
        .annotate(rows_due=Count("pk"))
        .values_list("number_of_rule", "rows_due")
        for place, rule in enumerate(rules)
    )
    found = dict(first.union(*others, all=True))
    return [found.get(place, 0) for place in range(len(rules))]


def _limit(model: Model, retention: Retention, at: datetime) -> date | datetime:
    """The moment, or for a day the day, before which rows are due."""
    *path, last = retention.after.split("__")
    for step in path:
        related = model._meta.get_field(step).related_model
        model = related if isinstance(related, type) else model
    moment = at - retention.period
    is_day = model._meta.get_field(last).get_internal_type() == "DateField"
    return berlin_day(moment) if is_day else moment


def blank_values(declaration: Declaration, *kinds: Erase) -> dict[str, Any]:
    """What forgetting writes into the fields with one of these ways of erasing."""
    model = model_of(declaration)
    wanted = [name for name, field in declaration.fields.items() if field.erase in kinds]
    return {name: blank_value(model._meta.get_field(name)) for name in wanted}


def blank_value(field: Any) -> Any:
    """The state in which a field says nothing: its default, nothing, or an empty text."""
    if field.has_default():
        return field.get_default()
    return None if field.null else ""


def holds_something(declaration: Declaration) -> Q:
    """Rows in which a field to be emptied is not empty yet, so that counters are true and a repeat does nothing."""
    found = Q(pk__in=[])
    for name, value in blank_values(declaration, Erase.BLANK, Erase.UNLINK).items():
        found |= Q(**{f"{name}__isnull": False}) if value is None else ~Q(**{name: value})
    return found
