# What a person must look at, and what to do first, in the words of the mail that they get.

locals {
  service_is    = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name"
  job_deadline  = 60 * tonumber(lookup(var.settings, "JOB_DEADLINE_MINUTES", "60"))
  spend_counter = "logging_googleapis_com:user_${replace(var.name, "-", "_")}_spend_sum"

  # above: more than so many of the metric's events in `period` seconds, or for `ALIGN_PERCENTILE_95` so high a value.
  thresholds = {
    given-up = {
      title  = "Every attempt at a step failed"
      do     = "Look at GET /v1/admin/failures, mend the cause, then POST /v1/admin/failures:retry."
      filter = "metric.type=\"logging.googleapis.com/user/${var.name}/given-up\" AND resource.type=\"cloud_run_revision\""
      align  = "ALIGN_DELTA", above = 0, period = 300
    }
    breaker-open = {
      title  = "A model is left alone because it kept failing"
      do     = "Look at GET /v1/admin/breakers and at the provider's status; it is tried again by itself."
      filter = "metric.type=\"logging.googleapis.com/user/${var.name}/breaker-opened\" AND resource.type=\"cloud_run_revision\""
      align  = "ALIGN_DELTA", above = 0, period = 300
    }
    queue-age = {
      title  = "Tasks wait too long in a queue"
      do     = "Look whether the queue is paused, and whether its rate fits the quota (var.quota) and its target's max_instances."
      filter = "metric.type=\"cloudtasks.googleapis.com/queue/task_attempt_delays\" AND resource.type=\"cloud_tasks_queue\" AND resource.labels.queue_id=monitoring.regex.full_match(\"${var.name}-(${join("|", keys(local.lanes))})\")"
      align  = "ALIGN_PERCENTILE_95", above = 600000, period = 300
    }
    errors = {
      title  = "Services answer with 5xx"
      do     = "Look at the logs of the service at severity ERROR, and roll back if it began with a revision."
      filter = "metric.type=\"run.googleapis.com/request_count\" AND ${local.service_is}=monitoring.regex.full_match(\"${var.name}-(${join("|", keys(local.sizes))})\") AND metric.labels.response_code_class=\"5xx\""
      align  = "ALIGN_DELTA", above = 5, period = 300
    }
    late-jobs = {
      title  = "Jobs are stuck until their deadline ends them"
      do     = "Look which of their steps were open, and at the queue of that medium."
      filter = "metric.type=\"logging.googleapis.com/user/${var.name}/job-seconds\" AND resource.type=\"cloud_run_revision\""
      align  = "ALIGN_PERCENTILE_95", above = 0.9 * local.job_deadline, period = 300
    }
  }
}

resource "google_monitoring_notification_channel" "mail" {
  for_each = toset(var.alert_emails)

  project      = var.project
  display_name = "Limner: ${each.value}"
  type         = "email"
  labels       = { email_address = each.value }

  depends_on = [google_project_service.needed]
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each = local.thresholds

  project               = var.project
  display_name          = "${var.name}: ${each.value.title}"
  combiner              = "OR"
  severity              = "ERROR"
  notification_channels = values(google_monitoring_notification_channel.mail)[*].id
  user_labels           = var.labels

  conditions {
    display_name = each.value.title

    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "0s"

      aggregations {
        alignment_period     = "${each.value.period}s"
        per_series_aligner   = each.value.align
        cross_series_reducer = each.value.align == "ALIGN_DELTA" ? "REDUCE_SUM" : "REDUCE_MAX"
      }
    }
  }

  documentation {
    content   = each.value.do
    mime_type = "text/markdown"
  }

  depends_on = [google_logging_metric.house]
}

# A sum over an hour of values in log lines is told by PromQL alone.
resource "google_monitoring_alert_policy" "spend" {
  project               = var.project
  display_name          = "${var.name}: Models cost more than ${var.hourly_spend_usd} USD in an hour"
  combiner              = "OR"
  severity              = "WARNING"
  notification_channels = values(google_monitoring_notification_channel.mail)[*].id
  user_labels           = var.labels

  conditions {
    display_name = "Spend of an hour"

    condition_prometheus_query_language {
      query               = "sum(increase(${local.spend_counter}{monitored_resource=\"cloud_run_revision\"}[1h])) / 1000000 > ${var.hourly_spend_usd}"
      duration            = "0s"
      evaluation_interval = "60s"
      # The first line that is counted makes the series; before that there is none to be found.
      disable_metric_validation = true
    }
  }

  documentation {
    content   = "Look at GET /v1/admin/stats for the owner and the model, and set DAILY_BUDGET_USD; gcloud tasks queues pause ${var.name}-picture stops the pictures at once."
    mime_type = "text/markdown"
  }

  depends_on = [google_logging_metric.house]
}

# Without the sweep nothing that was lost is found again, so its silence is told as well as its failures.
resource "google_monitoring_alert_policy" "sweep" {
  project               = var.project
  display_name          = "${var.name}: Jobs can be stuck, because the sweep is silent"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = values(google_monitoring_notification_channel.mail)[*].id
  user_labels           = var.labels

  conditions {
    display_name = "No look of the sweep succeeded"

    condition_absent {
      filter   = "metric.type=\"run.googleapis.com/request_count\" AND ${local.service_is}=\"${var.name}-sweep\" AND metric.labels.response_code_class=\"2xx\""
      duration = "600s"

      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  conditions {
    display_name = "Looks of the sweep fail"

    condition_threshold {
      filter          = "metric.type=\"logging.googleapis.com/user/${var.name}/failed-looks\" AND resource.type=\"cloud_run_revision\""
      comparison      = "COMPARISON_GT"
      threshold_value = 2
      duration        = "0s"

      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    content   = "Look at the logs of ${var.name}-sweep, and whether the schedule ${var.name}-sweep is paused."
    mime_type = "text/markdown"
  }

  depends_on = [google_logging_metric.house]
}

resource "google_billing_budget" "month" {
  count = var.billing_account == "" ? 0 : 1

  billing_account = var.billing_account
  display_name    = "${var.name} in ${var.project}"

  budget_filter {
    projects = ["projects/${data.google_project.here[0].number}"]
  }

  amount {
    specified_amount {
      units = tostring(var.monthly_budget)
    }
  }

  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1]

    content {
      threshold_percent = threshold_rules.value
    }
  }

  threshold_rules {
    threshold_percent = 1
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = slice(values(google_monitoring_notification_channel.mail)[*].id, 0, min(5, length(var.alert_emails)))
    disable_default_iam_recipients   = false
  }

  depends_on = [google_project_service.needed]
}

data "google_project" "here" {
  count = var.billing_account == "" ? 0 : 1

  project_id = var.project
}
