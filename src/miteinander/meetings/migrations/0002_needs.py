"""One list of needs for every channel; "sign language or written" becomes both, for it said either."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tick_both(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("meetings", "Needs").objects.filter(sign_language=True).update(speech_to_text=True)


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0001_initial"),
    ]

    operations = [
        migrations.RenameField(model_name="needs", old_name="interpreter", new_name="sign_language"),
        migrations.AddField(model_name="needs", name="assistance", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="needs", name="childcare", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="needs", name="speech_to_text", field=models.BooleanField(default=False)),
        migrations.RunPython(tick_both, migrations.RunPython.noop),
    ]
