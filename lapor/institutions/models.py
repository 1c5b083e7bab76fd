"""The tree from nation to unit, regions down to the village, calendars, and everything that differs by place."""

from django.db import models


class Region(models.Model):
    """A region of Indonesia by its Kemendagri code (`64`, `64.08`, `64.08.04`, `64.08.04.2001`; `00` is the nation)."""

    class Level(models.TextChoices):
        """The levels of government by place."""

        NATION = "nation"
        PROVINCE = "province"
        REGENCY = "regency"
        CITY = "city"
        DISTRICT = "district"
        VILLAGE = "village"
        URBAN_VILLAGE = "urban_village"

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=15, choices=Level.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    folded = models.CharField(max_length=120)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    blank_spot_source = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "region"
        indexes = [models.Index(fields=["folded", "code"], name="region_folded")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegionBoundary(models.Model):
    """The outline of a region as a GeoJSON geometry, loaded by the operator."""

    region = models.OneToOneField(Region, on_delete=models.CASCADE, primary_key=True)
    geometry = models.JSONField()

    class Meta:
        db_table = "region_boundary"

    def __str__(self) -> str:
        return f"outline of {self.region_id}"


class Institution(models.Model):
    """An office: a government, an agency, a district, a village, a unit, or one outside that has no account.

    The root of a tenant has no parent inside it and `tenant` pointing to itself. A closed one keeps its past; a merged one names its
    heir. `weekdays` holds the working days as digits, 0 = Monday. `email` is the office's own address, never a person's.
    `report_address` is where this installation takes mail with reports for the office.
    """

    class Tier(models.TextChoices):
        """Where in the tree an institution stands."""

        NATION = "nation"
        PROVINCE = "province"
        REGENCY = "regency"
        CITY = "city"
        AGENCY = "agency"
        DISTRICT = "district"
        VILLAGE = "village"
        UNIT = "unit"
        EXTERNAL = "external"

    class Reach(models.TextChoices):
        """How a case gets to the institution."""

        ACCOUNT = "account"
        EMAIL = "email"
        LETTER = "letter"

    id = models.UUIDField(primary_key=True)
    tenant = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10, choices=Tier.choices)
    kind = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    zone = models.CharField(max_length=40)
    weekdays = models.CharField(max_length=7, default="01234")
    reach = models.CharField(max_length=8, choices=Reach.choices, default=Reach.ACCOUNT)
    email = models.EmailField(blank=True)
    report_address = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "institution"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "name"], name="institution_name_once", condition=models.Q(closed_on__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["report_address"],
                name="institution_report_address_once",
                condition=~models.Q(report_address=""),
            ),
        ]
        indexes = [models.Index(fields=["tenant", "tier", "name"], name="institution_tenant_tier")]

    def __str__(self) -> str:
        return self.name


class Duty(models.Model):
    """What an institution does for its tenant: coordinator, inspectorate, oversight_substitute, custodian, planning …"""

    tenant = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=40)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "institution_duty"
        constraints = [models.UniqueConstraint(fields=["tenant", "duty"], name="institution_duty_once")]

    def __str__(self) -> str:
        return f"{self.duty}: {self.institution_id}"


class TenantProfile(models.Model):
    """How a tenant shows itself: name, emblem, accent colour, ways to reach it; the first one is the installation's own."""

    tenant = models.OneToOneField(Institution, on_delete=models.PROTECT, primary_key=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    accent = models.CharField(max_length=7, default="#0f5c5c")
    emblem = models.CharField(max_length=200, blank=True)
    contact_ways = models.JSONField(default=list)
    emergency_numbers = models.JSONField(default=list)
    added_at = models.DateTimeField()

    class Meta:
        db_table = "tenant_profile"

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A day that is not worked: national, collective leave, or one institution's own (with everything beneath it).

    `institution` is null for the whole nation. `is_estimated` marks a date that no decree has fixed yet.
    """

    class Kind(models.TextChoices):
        """Why the day is free."""

        HOLIDAY = "holiday"
        COLLECTIVE_LEAVE = "collective_leave"
        REGIONAL = "regional"

    id = models.UUIDField(primary_key=True)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    source = models.CharField(max_length=200)
    is_estimated = models.BooleanField(default=False)

    class Meta:
        db_table = "holiday"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "name"], name="holiday_nation_once", condition=models.Q(institution=None)
            ),
            models.UniqueConstraint(fields=["institution", "day"], name="holiday_institution_once"),
        ]
        indexes = [models.Index(fields=["day"], name="holiday_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class RegionPopulation(models.Model):
    """How many people live in a region in a year, and who says so. A later load of the same year stands beside the earlier one,
    so that what was known on a day stays."""

    id = models.UUIDField(primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    loaded_on = models.DateField()

    class Meta:
        db_table = "region_population"
        constraints = [
            models.UniqueConstraint(fields=["region", "year", "loaded_on"], name="region_population_once_a_day")
        ]

    def __str__(self) -> str:
        return f"population of {self.region_id} in {self.year}"
