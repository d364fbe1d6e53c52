mock_provider "google" {
  mock_resource "google_cloud_run_v2_service" {
    defaults = { uri = "https://service.example" }
  }
}

variables {
  project = "demo-project"
}

run "time_outs_are_ordered_and_each_medium_reaches_its_worker" {
  command = apply

  assert {
    condition     = alltrue([for one in local.queues : one.model < one.timeout && one.timeout < one.deadline && one.deadline <= 1800])
    error_message = "models must give up before the function, and the function before its queue comes again"
  }

  assert {
    condition     = alltrue([for one in local.queues : google_cloud_run_v2_service.house[one.target].template[0].timeout == "${one.timeout}s"])
    error_message = "the queues count on another time-out than the services have"
  }

  assert {
    condition = alltrue([
      for one in google_cloud_run_v2_service.house : jsondecode(one([for env in one.template[0].containers[0].env : env.value if env.name == "TASK_QUEUES"])) == {
        for lane, queue in local.queues : lane => { name = "projects/demo-project/locations/us-central1/queues/limner-${lane}", deadline = queue.deadline }
      }
    ])
    error_message = "a service would put tasks with another deadline, or elsewhere"
  }

  assert {
    condition     = alltrue([for one in google_cloud_scheduler_job.look : tonumber(trimsuffix(one.attempt_deadline, "s")) > tonumber(trimsuffix(google_cloud_run_v2_service.house["sweep"].template[0].timeout, "s"))])
    error_message = "the schedule gives a look up before it ends"
  }

  assert {
    condition = { for lane, one in google_cloud_tasks_queue.lane : lane => one.http_target[0].oidc_token[0].audience } == {
      assembly = "https://assemble.limner.demo-project.internal"
      picture  = "https://render.limner.demo-project.internal"
      speech   = "https://render.limner.demo-project.internal"
      text     = "https://plan.limner.demo-project.internal"
      webhook  = "https://plan.limner.demo-project.internal"
    }
    error_message = "a queue delivers to another worker"
  }

  assert {
    condition     = alltrue([for one in google_cloud_tasks_queue.lane : one.http_target[0].oidc_token[0].service_account_email == google_service_account.house["tasks"].email])
    error_message = "a queue speaks in another account's name"
  }

  assert {
    condition     = alltrue([for one in google_cloud_tasks_queue.lane : one.http_target[0].uri_override[0].host == "service.example" && one.http_target[0].uri_override[0].scheme == "HTTPS"])
    error_message = "a queue delivers to another address than its service has"
  }

  assert {
    condition     = alltrue([for one in google_cloud_tasks_queue.lane : one.retry_config[0].max_attempts == 8 && one.retry_config[0].max_retry_duration == "7200s"])
    error_message = "a queue would pay for a hundred attempts"
  }

  assert {
    condition = alltrue([
      for target, one in google_cloud_run_v2_service.house :
      sum(concat([0], [for lane, queue in local.queues : google_cloud_tasks_queue.lane[lane].rate_limits[0].max_concurrent_dispatches if queue.target == target]))
      <= one.template[0].max_instance_request_concurrency * one.template[0].scaling[0].max_instance_count
    ])
    error_message = "a worker would refuse tasks, which slows the whole queue"
  }

  assert {
    condition     = output.pictures_per_second == 0.49
    error_message = "10 USD in ten minutes are 0.49 pictures a second at 0.034 USD"
  }

  assert {
    condition     = { for look, one in google_cloud_scheduler_job.look : look => one.schedule } == { sweep = "* * * * *", clean-up = "17 3 * * *" }
    error_message = "the schedule is another"
  }

  assert {
    condition     = alltrue([for one in google_cloud_scheduler_job.look : one.http_target[0].oidc_token[0].audience == "https://sweep.limner.demo-project.internal" && startswith(one.http_target[0].uri, "https://service.example/")])
    error_message = "the schedule calls something else"
  }
}

run "the_second_tier_gives_five_times_as_many" {
  command = apply

  variables {
    quota = { tier = 2 }
  }

  assert {
    condition     = output.pictures_per_second == 2.45
    error_message = "the rate does not follow the tier"
  }
}

run "pictures_a_minute_bound_it_too" {
  command = apply

  variables {
    quota = { tier = 2, pictures_per_minute = 10 }
  }

  assert {
    condition     = abs(output.pictures_per_second - 10 / 60) < 0.001
    error_message = "the rate does not follow the quota of a minute"
  }

  assert {
    condition     = contains([for env in google_cloud_run_v2_service.house["render"].template[0].containers[0].env : "${env.name}=${env.value}"], "PICTURES_PER_MINUTE=10")
    error_message = "the house does not pace by the same quota"
  }
}

run "the_third_tier_must_name_its_spending" {
  command = plan

  variables {
    quota = { tier = 3 }
  }

  expect_failures = [var.quota]
}

run "a_fourth_tier_is_refused" {
  command = plan

  variables {
    quota = { tier = 4, spend_per_10_minutes_usd = 500 }
  }

  expect_failures = [var.quota]
}


run "a_worker_with_fewer_places_than_queues_is_refused" {
  command = plan

  variables {
    services = { plan = { concurrency = 1, max_instances = 1 } }
  }

  expect_failures = [google_cloud_tasks_queue.lane["text"], google_cloud_tasks_queue.lane["webhook"]]
}
