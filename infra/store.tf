# Firestore in Native mode, Standard edition, which bills documents and not their kilobytes.

locals {
  # Collections whose documents die by themselves. Never jobs, gallery and things: they name bytes, which the sweep
  # removes in the same commit; nor counters, whose totals outlive them. Whoever reads compares expires_at itself,
  # because a deletion may be a day late.
  mortal = ["cache", "records", "registers", "settled"]

  # Texts, maps and times that no query asks about. Each index entry would be written with every picture.
  not_indexed = {
    jobs      = ["body", "steps", "log", "counts", "updated_at"]
    records   = ["body"]
    cache     = ["asset"]
    registers = ["value"]
    counters  = ["values"]
    gallery   = ["body"]
    things    = ["value", "names"]
  }

  exempt = merge([
    for collection, fields in local.not_indexed : { for field in fields : "${collection} ${field}" => { collection = collection, field = field } }
  ]...)

  # A query is answered by the index with its equal fields in any order, then what it sorts by. Firestore merges some
  # indexes for some queries, which nobody says exactly; so each query that sorts has one of its own, and a test
  # compares every query of the house with these.
  indexes = {
    jobs_listed            = ["jobs", "owner", "hidden", "-created_at"]
    jobs_by_state          = ["jobs", "owner", "hidden", "state", "-created_at"]
    jobs_by_kind           = ["jobs", "owner", "hidden", "kind", "-created_at"]
    jobs_by_kind_and_state = ["jobs", "owner", "hidden", "kind", "state", "-created_at"]
    jobs_everywhere        = ["jobs", "hidden", "-created_at"]
    jobs_of_state          = ["jobs", "hidden", "state", "-created_at"]
    jobs_by_sort           = ["jobs", "hidden", "kind", "state"]
    cache_by_use           = ["cache", "finished", "used_at"]
    cache_by_age           = ["cache", "finished", "stored_at"]
    cache_by_model         = ["cache", "finished", "model", "stored_at"]
    cache_by_size          = ["cache", "finished", "size"]
    cache_by_text          = ["cache", "finished", "text", "stored_at"]
    gallery_listed         = ["gallery", "owner", "binned", "-at"]
    gallery_by_item        = ["gallery", "owner", "binned", "item", "-at"]
    gallery_by_job         = ["gallery", "owner", "binned", "job", "-at"]
    gallery_featured       = ["gallery", "owner", "binned", "featured", "-at"]
    gallery_by_tag         = ["gallery", "owner", "binned", "*tags", "-at"]
    gallery_by_word        = ["gallery", "owner", "binned", "*words", "-at"]
    things_listed          = ["things", "owner", "shelf", "-at"]
  }
}

resource "google_firestore_database" "house" {
  project                           = var.project
  name                              = var.database
  location_id                       = var.region
  type                              = "FIRESTORE_NATIVE"
  database_edition                  = "STANDARD"
  point_in_time_recovery_enablement = var.point_in_time_recovery ? "POINT_IN_TIME_RECOVERY_ENABLED" : "POINT_IN_TIME_RECOVERY_DISABLED"
  delete_protection_state           = var.protect ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
  deletion_policy                   = var.protect ? "ABANDON" : "DELETE"

  depends_on = [google_project_service.needed]
}

resource "google_firestore_backup_schedule" "daily" {
  project   = var.project
  database  = google_firestore_database.house.name
  retention = "604800s"

  daily_recurrence {}
}

# The time of death is a policy of the field, its index another property of the same field: one resource has both.
resource "google_firestore_field" "expiry" {
  for_each = toset(local.mortal)

  project    = var.project
  database   = google_firestore_database.house.name
  collection = each.value
  field      = "expires_at"

  ttl_config {}

  # The clean-up asks for cache entries by it; elsewhere an index would only make a hot spot of the newest time.
  index_config {
    dynamic "indexes" {
      for_each = each.value == "cache" ? ["ASCENDING"] : []

      content {
        order       = indexes.value
        query_scope = "COLLECTION"
      }
    }
  }
}

resource "google_firestore_field" "exempt" {
  for_each = local.exempt

  project    = var.project
  database   = google_firestore_database.house.name
  collection = each.value.collection
  field      = each.value.field

  index_config {}
}

resource "google_firestore_index" "query" {
  for_each = local.indexes

  project    = var.project
  database   = google_firestore_database.house.name
  collection = each.value[0]

  dynamic "fields" {
    for_each = slice(each.value, 1, length(each.value))

    content {
      field_path   = trimprefix(trimprefix(fields.value, "-"), "*")
      order        = startswith(fields.value, "*") ? null : startswith(fields.value, "-") ? "DESCENDING" : "ASCENDING"
      array_config = startswith(fields.value, "*") ? "CONTAINS" : null
    }
  }
}

# A signed-in owner may listen to a job of their own; everything else goes through the API.
resource "google_firebaserules_ruleset" "store" {
  project = var.project

  source {
    files {
      name    = "firestore.rules"
      content = file("${path.module}/firestore.rules")
    }
  }

  depends_on = [google_firestore_database.house]

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_firebaserules_release" "store" {
  project      = var.project
  name         = var.database == "(default)" ? "cloud.firestore" : "cloud.firestore/${var.database}"
  ruleset_name = "projects/${var.project}/rulesets/${google_firebaserules_ruleset.store.name}"
}
