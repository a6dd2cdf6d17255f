"""The public record of processing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def record_of_processing(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy/record_of_processing.html")
