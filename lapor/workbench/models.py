"""What an officer keeps for their own comfort."""

from django.db import models

from lapor.people.models import Person


class SavedFilter(models.Model):
    """A queue's filters under a name of the officer's own; `query` is the address behind the question mark."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)

    class Meta:
        db_table = "saved_filter"
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return f"saved filter {self.id}"
