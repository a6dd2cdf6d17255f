"""The facts of a documentation in the language of the reader: days, rounds, origins, how it was made."""

from datetime import datetime, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from miteinander.ground.dates import weekday_words
from miteinander.meetings.formats import format_of
from miteinander.meetings.reads.agenda_sheets import clock
from miteinander.meetings.reads.documentation import Content
from miteinander.meetings.reads.harvest import fishbowl_words, joined_origin, slot_words, weighting_line


def in_words(content: Content) -> Content:
    """Return the whole documentation as pages and paper show it."""
    return findings_in_words(content) | {
        "head": content["head"] | _day(content["head"]),
        "agenda": [item | _item(item) for item in content["agenda"]],
        "sessions": [session | _session(session) for session in content["sessions"]],
        "organisations": [[name or _("not stated"), count] for name, count in content["organisations"]],
        "method": _method(content["method"]),
    }


def findings_in_words(content: Content) -> Content:
    """Return only the findings with where they come from and how they were weighed."""
    return content | {
        "findings": [one | {"origin": _origin(one)} for one in content["findings"]],
        "weighting": weighting_line(**content["weighting"]),
    }


def _day(head: Content) -> Content:
    begin, end = datetime.fromisoformat(head["starts_at"]), datetime.fromisoformat(head["ends_at"])
    hours = _("%(begin)s to %(end)s") % {"begin": clock(begin), "end": clock(end)}
    return {"day": weekday_words(begin), "hours": hours}


def _item(item: Content) -> Content:
    form, begin, end = format_of(item["kind"]), *_span(item)
    return {
        "time": f"{_('approx.')} {begin}" if item["is_approximate"] else begin,
        "until": "" if form.ends_open else end,
        "format": "" if form.is_break else capfirst(form.label),
        "is_break": form.is_break,
    }


def _session(session: Content) -> Content:
    begin, end = _span(session)
    return {"round": _("Round %(number)s") % {"number": session["in_round"]}, "when": f"{begin}–{end}"}


def _span(thing: Content) -> tuple[str, str]:
    begin = datetime.fromisoformat(thing["starts_at"])
    return clock(begin), clock(begin + timedelta(minutes=thing["minutes"]))


def _origin(finding: Content) -> str:
    """Answer "where does this come from?" in one line."""
    slot, question = finding["from_session"], finding["from_question"]
    return joined_origin(slot_words(**slot) if slot else "", fishbowl_words(question) if question else "")


def _method(figures: Content) -> list[str]:
    lines = [_("People who were there: %(people)d.") % figures] if figures["people"] else []
    if figures["topics"]:
        lines.append(_("Topics proposed: %(topics)d, of these on paper: %(topics_on_paper)d.") % figures)
        lines.append(_("Sessions: %(sessions)d, of these with a result written down: %(with_result)d.") % figures)
    words = _("Findings of the plenary: %(findings)d, commitments: %(promises)d. Each says where it comes from.")
    lines.append(words % figures)
    lines.append(_("Channels count the same: what was said, written on paper or typed on a phone stands side by side."))
    return lines
