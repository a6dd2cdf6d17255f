"""What everybody may know about data on this platform, and the record that the office shows to authorities."""

import csv

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from miteinander.places.reads import home_network
from miteinander.privacy.reads.house import House, the_house
from miteinander.privacy.reads.record import as_record, measures, processings
from miteinander.roles.http import ActingRequest
from miteinander.roles.rules import allowed, require

COLUMNS = (
    "key", "title", "purposes", "legal_basis", "data_subjects", "categories_of_data", "recipients", "third_countries",
    "erasure_periods",
)  # fmt: skip


@require_safe
def privacy(request: ActingRequest) -> HttpResponse:
    house = the_house()
    shown = {
        "network": house.network,
        "processings": processings(),
        "is_office": allowed(request.actor, "record.read", house, at=timezone.now()),
    }
    return render(request, "privacy/privacy.html", shown)


@require_safe
def processing_record(request: ActingRequest) -> HttpResponse:
    house = _readable(request)
    shown = {"network": house.network, "processings": processings(), "measures": measures()}
    return render(request, "privacy/record.html", shown)


@require_safe
def processing_record_json(request: ActingRequest) -> HttpResponse:
    house = _readable(request)
    answer = JsonResponse(as_record(house.network), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="verarbeitungsverzeichnis.json"'
    return answer


@require_safe
def processing_record_csv(request: ActingRequest) -> HttpResponse:
    house = _readable(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark lets spreadsheets read umlauts
    answer["Content-Disposition"] = 'attachment; filename="verarbeitungsverzeichnis.csv"'
    writer = csv.DictWriter(answer, COLUMNS, delimiter=";")
    writer.writeheader()
    for activity in as_record(house.network)["activities"]:
        writer.writerow({key: "; ".join(part) if isinstance(part, list) else part for key, part in activity.items()})
    return answer


def _readable(request: ActingRequest) -> House:
    house = the_house()
    require(request.actor, "record.read", house, at=timezone.now())
    return house


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Says that it is done; nobody is recognised here any more."""
    return render(request, "privacy/erased.html", {"network": home_network()})
