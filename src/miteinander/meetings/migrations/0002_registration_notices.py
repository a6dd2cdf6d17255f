import django.db.models.deletion
import miteinander.ground.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='registration',
            name='phone',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=miteinander.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('confirmed', 'confirmation'), ('waiting', 'place on the waiting list'), ('offered', 'offer of a seat'), ('promoted', 'moved up from the waiting list'), ('provisional', 'request to confirm'), ('already', 'link to the existing registration'), ('changed', 'change of the registration'), ('cancelled', 'cancellation of the registration'), ('offer_over', 'offer that ran out'), ('provisional_over', 'registration that was not confirmed'), ('reminder_week', 'reminder a week before'), ('reminder_day', 'reminder a day before'), ('meeting_changed', 'change of the meeting'), ('meeting_cancelled', 'cancellation of the meeting')], max_length=20)),
                ('due_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('told_by', models.CharField(blank=True, choices=[('web', 'on screen'), ('email', 'by e-mail'), ('phone', 'by phone'), ('paper', 'on paper'), ('on_site', 'on site'), ('system', 'by the platform itself')], max_length=10)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='meetings.registration')),
            ],
            options={
                'ordering': ['due_at'],
                'indexes': [models.Index(condition=models.Q(('told_at', None)), fields=['meeting', 'due_at'], name='notice_open')],
            },
        ),
    ]
