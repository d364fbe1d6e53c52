# assets has what records name, for as long as they do: the sweep removes it, no rule of the bucket.
# scratch has what can be lost: files on their way in, sources of builds, and samples that are painted anew.

locals {
  buckets = { for bucket in ["assets", "scratch"] : bucket => "${var.project}-${var.name}-${bucket}" }
}

resource "google_storage_bucket" "house" {
  for_each = local.buckets

  project                     = var.project
  name                        = each.value
  location                    = var.region
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = !var.protect
  labels                      = var.labels

  # Deleted bytes of scratch are gone and cost nothing; those of assets can be brought back for a week.
  soft_delete_policy {
    retention_duration_seconds = each.key == "assets" ? 604800 : 0
  }

  lifecycle_rule {
    condition {
      age = 1
    }

    action {
      type = "AbortIncompleteMultipartUpload"
    }
  }

  dynamic "lifecycle_rule" {
    for_each = each.key == "scratch" ? [{ prefix = "uploads/", age = 2, untouched = null }, { prefix = "source/", age = 2, untouched = null }, { prefix = "samples/", age = null, untouched = 30 }] : []

    content {
      condition {
        matches_prefix         = [lifecycle_rule.value.prefix]
        age                    = lifecycle_rule.value.age
        days_since_custom_time = lifecycle_rule.value.untouched
      }

      action {
        type = "Delete"
      }
    }
  }

  dynamic "cors" {
    for_each = length(var.cors_origins) == 0 ? [] : [each.key == "assets" ? ["GET", "HEAD"] : ["GET", "HEAD", "PUT"]]

    content {
      origin          = var.cors_origins
      method          = cors.value
      response_header = ["Content-Length", "Content-Range", "Content-Type", "ETag", "Location", "Range", "x-goog-content-sha256"]
      max_age_seconds = 3600
    }
  }

  depends_on = [google_project_service.needed]
}
