mock_provider "google" {}

variables {
  project      = "demo-project"
  alert_emails = ["ops@example.com"]
}

run "whatever_a_person_must_look_at_is_told" {
  command = apply

  assert {
    condition     = toset(keys(google_monitoring_alert_policy.threshold)) == toset(["breaker-open", "errors", "given-up", "late-jobs", "queue-age"])
    error_message = "an alert is missing"
  }

  assert {
    condition = alltrue([
      for one in concat(values(google_monitoring_alert_policy.threshold), [google_monitoring_alert_policy.spend, google_monitoring_alert_policy.sweep]) :
      one.notification_channels == tolist([google_monitoring_notification_channel.mail["ops@example.com"].id]) && length(one.documentation[0].content) > 0
    ])
    error_message = "an alert tells nobody, or not what to do"
  }

  assert {
    condition     = strcontains(google_monitoring_alert_policy.spend.conditions[0].condition_prometheus_query_language[0].query, "user_limner_spend_sum") && google_logging_metric.house["spend"].name == "limner/spend"
    error_message = "the alert on spending asks for another metric"
  }

  assert {
    condition     = length(google_monitoring_alert_policy.sweep.conditions[0].condition_absent) == 1
    error_message = "a silent sweep is not told"
  }

  assert {
    condition = alltrue([
      for alert in google_monitoring_alert_policy.threshold : !strcontains(alert.conditions[0].condition_threshold[0].filter, "/user/") ||
      anytrue([for metric in google_logging_metric.house : strcontains(alert.conditions[0].condition_threshold[0].filter, "/user/${metric.name}\"")])
    ])
    error_message = "an alert asks for a metric that does not exist"
  }
}

run "late_means_close_to_the_deadline" {
  command = apply

  variables {
    settings = { JOB_DEADLINE_MINUTES = "20" }
  }

  assert {
    condition     = google_monitoring_alert_policy.threshold["late-jobs"].conditions[0].condition_threshold[0].threshold_value == 1080
    error_message = "the alert does not follow JOB_DEADLINE_MINUTES"
  }
}

run "metrics_read_the_lines_of_our_services_alone" {
  command = apply

  assert {
    condition     = alltrue([for one in google_logging_metric.house : strcontains(one.filter, "service_name=~\"^limner-(api|assemble|plan|render|sweep)$\"")])
    error_message = "other services of the project are counted"
  }

  assert {
    condition     = alltrue([for one in google_logging_metric.house : join(" ", sort(keys(one.label_extractors))) == join(" ", sort([for label in one.metric_descriptor[0].labels : label.key]))])
    error_message = "a label has no field, or a field no label"
  }

  assert {
    condition     = length(jsondecode(google_monitoring_dashboard.house.dashboard_json).mosaicLayout.tiles) == 10
    error_message = "the dashboard lacks charts"
  }
}

run "no_budget_without_a_billing_account" {
  command = apply

  assert {
    condition     = length(google_billing_budget.month) == 0
    error_message = "a budget needs an account that was not named"
  }
}

run "a_budget_tells_before_it_is_used_up" {
  command = apply

  variables {
    billing_account = "012345-6789AB-CDEF01"
    monthly_budget  = 50
  }

  assert {
    condition     = google_billing_budget.month[0].amount[0].specified_amount[0].units == "50" && google_billing_budget.month[0].threshold_rules[0].threshold_percent < 1
    error_message = "the budget is another, or told too late"
  }
}
