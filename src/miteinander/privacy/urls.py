from django.urls import path

from miteinander.privacy.views import oversight, own, public

urlpatterns = [
    path("", public.privacy, name="privacy"),
    path("verzeichnis/", public.processing_record, name="processing-record"),
    path("verzeichnis.json", public.processing_record_json, name="processing-record-json"),
    path("verzeichnis.csv", public.processing_record_csv, name="processing-record-csv"),
    path("meine-daten/", own.own_data, name="own-data"),
    path("meine-daten/gesendet/", own.own_data_sent, name="own-data-sent"),
    path("meine-daten/daten.json", own.own_data_file, name="own-data-file"),
    path("meine-daten/daten.txt", own.own_data_text, name="own-data-text"),
    path("meine-daten/loeschen/", own.own_data_erase, name="own-data-erase"),
    path("meine-daten/link/<slug:token>/", own.own_data_link, name="own-data-link"),
    path("meine-daten/link/<slug:token>/daten.json", own.own_data_file, name="own-data-link-file"),
    path("meine-daten/link/<slug:token>/daten.txt", own.own_data_text, name="own-data-link-text"),
    path("meine-daten/link/<slug:token>/loeschen/", own.own_data_erase, name="own-data-link-erase"),
    path("geloescht/", public.erased, name="erased"),
    path("aufbewahrung/", oversight.retention, name="retention"),
    path("vorgaenge/", oversight.acts, name="acts"),
]
