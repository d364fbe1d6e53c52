# Numbers out of the log lines that the house writes anyway: nothing is paid for at run time.

locals {
  ours = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=~\"^${var.name}-(${join("|", keys(local.sizes))})$\""

  # event: the name of the line. labels: its fields by which it is told apart. value: the field that is measured.
  metrics = {
    jobs-ended = {
      event = "job_ended", where = "", labels = ["kind", "state"], value = null, unit = "1"
      about = "Runs that came to an end"
    }
    job-seconds = {
      event = "job_ended", where = "", labels = ["kind"], value = "seconds", unit = "s"
      about = "How long runs took"
    }
    steps = {
      event = "step_settled", where = "", labels = ["what", "outcome"], value = null, unit = "1"
      about = "Steps by what became of them"
    }
    given-up = {
      event = "step_given_up", where = "", labels = ["model", "code"], value = null, unit = "1"
      about = "Steps whose every attempt failed"
    }
    breaker-opened = {
      event = "breaker_turned", where = "AND jsonPayload.target=\"open\"", labels = ["model"], value = null, unit = "1"
      about = "Models that are left alone for a while because they kept failing"
    }
    spend = {
      event = "step_settled", where = "AND jsonPayload.cost>0", labels = ["model"], value = "cost", unit = "1"
      about = "What models were paid, in millionths of a dollar"
    }
    failed-looks = {
      event = "sweep_failed", where = "", labels = [], value = null, unit = "1"
      about = "Looks of the sweep that failed"
    }
  }
}

resource "google_logging_metric" "house" {
  for_each = local.metrics

  project     = var.project
  name        = "${var.name}/${each.key}"
  description = each.value.about
  filter      = trimspace("${local.ours} AND jsonPayload.event=\"${each.value.event}\" ${each.value.where}")

  value_extractor  = each.value.value == null ? null : "EXTRACT(jsonPayload.${each.value.value})"
  label_extractors = { for label in each.value.labels : label => "EXTRACT(jsonPayload.${label})" }

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = each.value.value == null ? "INT64" : "DISTRIBUTION"
    unit        = each.value.unit

    dynamic "labels" {
      for_each = toset(each.value.labels)

      content {
        key        = labels.value
        value_type = "STRING"
      }
    }
  }

  dynamic "bucket_options" {
    for_each = each.value.value == null ? [] : [each.value.value]

    content {
      exponential_buckets {
        num_finite_buckets = 40
        growth_factor      = 1.6
        scale              = 0.1
      }
    }
  }

  depends_on = [google_project_service.needed]
}
