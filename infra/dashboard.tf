locals {
  user_metric = "metric.type=\"logging.googleapis.com/user/${var.name}"
  revision    = "resource.type=\"cloud_run_revision\""

  # title, filter, aligner, reducer, and by what the lines are told apart
  charts = [
    ["Requests by service", "metric.type=\"run.googleapis.com/request_count\" ${local.revision} resource.label.service_name=monitoring.regex.full_match(\"${var.name}-.*\")", "ALIGN_RATE", "REDUCE_SUM", "resource.label.service_name"],
    ["Answers of the API by class", "metric.type=\"run.googleapis.com/request_count\" ${local.revision} resource.label.service_name=\"${var.name}-api\"", "ALIGN_RATE", "REDUCE_SUM", "metric.label.response_code_class"],
    ["Latency of the API, 95th percentile", "metric.type=\"run.googleapis.com/request_latencies\" ${local.revision} resource.label.service_name=\"${var.name}-api\"", "ALIGN_PERCENTILE_95", "REDUCE_MAX", "resource.label.service_name"],
    ["Runs ended, by state", "${local.user_metric}/jobs-ended\" ${local.revision}", "ALIGN_DELTA", "REDUCE_SUM", "metric.label.state"],
    ["Seconds of a run, 95th percentile", "${local.user_metric}/job-seconds\" ${local.revision}", "ALIGN_PERCENTILE_95", "REDUCE_MAX", "metric.label.kind"],
    ["Steps, by outcome", "${local.user_metric}/steps\" ${local.revision}", "ALIGN_DELTA", "REDUCE_SUM", "metric.label.outcome"],
    ["Steps given up, by code", "${local.user_metric}/given-up\" ${local.revision}", "ALIGN_DELTA", "REDUCE_SUM", "metric.label.code"],
    ["Tasks that wait, by queue", "metric.type=\"cloudtasks.googleapis.com/queue/depth\" resource.type=\"cloud_tasks_queue\" resource.label.queue_id=monitoring.regex.full_match(\"${var.name}-.*\")", "ALIGN_MAX", "REDUCE_SUM", "resource.label.queue_id"],
    ["Delay of tasks in milliseconds, 95th percentile", "metric.type=\"cloudtasks.googleapis.com/queue/task_attempt_delays\" resource.type=\"cloud_tasks_queue\" resource.label.queue_id=monitoring.regex.full_match(\"${var.name}-.*\")", "ALIGN_PERCENTILE_95", "REDUCE_MAX", "resource.label.queue_id"],
    ["Instances, by service", "metric.type=\"run.googleapis.com/container/instance_count\" ${local.revision} resource.label.service_name=monitoring.regex.full_match(\"${var.name}-.*\")", "ALIGN_MAX", "REDUCE_SUM", "resource.label.service_name"],
  ]
}

resource "google_monitoring_dashboard" "house" {
  project = var.project

  dashboard_json = jsonencode({
    displayName = "Limner (${var.name})"

    mosaicLayout = {
      columns = 12

      tiles = [for number, chart in local.charts : {
        xPos   = number % 2 * 6
        yPos   = floor(number / 2) * 4
        width  = 6
        height = 4

        widget = {
          title = chart[0]

          xyChart = {
            dataSets = [{
              plotType = "LINE"

              timeSeriesQuery = {
                timeSeriesFilter = {
                  filter = chart[1]

                  aggregation = {
                    alignmentPeriod    = "300s"
                    perSeriesAligner   = chart[2]
                    crossSeriesReducer = chart[3]
                    groupByFields      = [chart[4]]
                  }
                }
              }
            }]
          }
        }
      }]
    }
  })

  depends_on = [google_logging_metric.house]
}
