import django.db.models.deletion
from django.db import migrations, models

FILL = """
UPDATE store_alignmentlink SET
    child_home_id = COALESCE(
        child_objective_id, (SELECT k.objective_id FROM store_keyresult k WHERE k.id = child_key_result_id)
    ),
    parent_home_id = COALESCE(
        parent_objective_id, (SELECT k.objective_id FROM store_keyresult k WHERE k.id = parent_key_result_id)
    )
"""


def key(side, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=f"links_as_{side}",
        to="store.objective",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_kpi_weights"),
    ]

    operations = [
        migrations.AddField("alignmentlink", "child_home", key("child", null=True)),
        migrations.AddField("alignmentlink", "parent_home", key("parent", null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField("alignmentlink", "child_home", key("child")),
        migrations.AlterField("alignmentlink", "parent_home", key("parent")),
    ]
