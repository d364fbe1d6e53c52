mock_provider "google" {
  mock_resource "google_cloud_run_v2_service" {
    defaults = { uri = "https://service.example" }
  }
}

variables {
  project = "demo-project"
}

run "one_image_serves_all_and_threads_follow_concurrency" {
  command = apply

  variables {
    services = { render = { concurrency = 7 } }
  }

  assert {
    condition     = keys(google_cloud_run_v2_service.house) == ["api", "assemble", "plan", "render", "sweep"]
    error_message = "the functions of main.py are these five"
  }

  assert {
    condition = alltrue([
      for target, one in google_cloud_run_v2_service.house :
      one(distinct([for env in one.template[0].containers[0].env : env.value if env.name == "FUNCTION_TARGET"])) == target
    ])
    error_message = "a service calls another function"
  }

  assert {
    condition = alltrue([
      for one in google_cloud_run_v2_service.house :
      one([for env in one.template[0].containers[0].env : env.value if env.name == "THREADS"]) == tostring(one.template[0].max_instance_request_concurrency)
    ])
    error_message = "threads and concurrency differ: requests would wait inside"
  }

  assert {
    condition     = google_cloud_run_v2_service.house["render"].template[0].max_instance_request_concurrency == 7
    error_message = "services changes nothing"
  }

  assert {
    condition     = google_cloud_run_v2_service.house["render"].template[0].containers[0].resources[0].limits.memory == "1Gi"
    error_message = "what services leaves out is not as built in"
  }

  assert {
    condition     = length(distinct([for one in google_cloud_run_v2_service.house : one.template[0].containers[0].image])) == 1
    error_message = "there is more than one image"
  }

  assert {
    condition     = alltrue([for one in google_cloud_run_v2_service.house : one.template[0].containers[0].resources[0].startup_cpu_boost && one.deletion_protection])
    error_message = "services start without boost, or can be deleted by mistake"
  }
}

run "workers_know_whose_word_counts" {
  command = apply

  assert {
    condition = alltrue([
      for target, one in google_cloud_run_v2_service.house :
      one([for env in one.template[0].containers[0].env : env.value if env.name == "TASK_AUDIENCE"]) == one.custom_audiences[0] if target != "api"
    ])
    error_message = "a worker and Cloud Run expect different audiences"
  }

  assert {
    condition = alltrue([
      for target, one in google_cloud_run_v2_service.house :
      one([for env in one.template[0].containers[0].env : env.value if env.name == "TASK_CALLER"]) == google_service_account.house[target == "sweep" ? "scheduler" : "tasks"].email if target != "api"
    ])
    error_message = "a worker listens to another account"
  }

  assert {
    condition = alltrue([
      for target, one in google_cloud_run_v2_service.house :
      one([for env in one.template[0].containers[0].env : env.value if env.name == "TASK_SIGNATURE"]) == "iam" if target != "api"
    ])
    error_message = "a worker refuses the tokens whose signature Cloud Run has taken away"
  }
}

run "settings_of_the_house_reach_every_service" {
  command = apply

  variables {
    settings = { DAILY_BUDGET_USD = "3" }
  }

  assert {
    condition = alltrue([
      for one in google_cloud_run_v2_service.house : length(setsubtract(
        ["WORLD=google", "AUTH=keys", "DAILY_BUDGET_USD=3", "ASSETS_BUCKET=demo-project-limner-assets", "SPEND_PER_10_MINUTES_USD=10"],
        [for env in one.template[0].containers[0].env : "${env.name}=${env.value}"],
      )) == 0
    ])
    error_message = "a service lacks settings"
  }

  assert {
    condition     = length(setsubtract([for env in google_cloud_run_v2_service.house["plan"].template[0].containers[0].env : env.name], concat(local.own_settings, keys(var.settings)))) == 0
    error_message = "own_settings lacks a variable that the module sets"
  }
}

run "users_may_sign_in_where_that_is_chosen" {
  command = apply

  variables {
    auth = "firebase"
  }

  assert {
    condition     = alltrue([for one in google_cloud_run_v2_service.house : contains([for env in one.template[0].containers[0].env : "${env.name}=${env.value}"], "AUTH=firebase")])
    error_message = "a service does not know that users sign in"
  }

  assert {
    condition     = contains(keys(google_project_service.needed), "identitytoolkit.googleapis.com")
    error_message = "Identity Platform is not on"
  }
}

run "nobody_is_let_in_without_a_key_or_a_user" {
  command = plan

  variables {
    auth = "open"
  }

  expect_failures = [var.auth]
}

run "a_setting_of_the_module_cannot_be_overruled" {
  command = plan

  variables {
    settings = { AUTH = "open" }
  }

  expect_failures = [var.settings]
}

run "a_secret_is_no_setting" {
  command = plan

  variables {
    settings = { REDIS_PASSWORD = "hunter2" }
  }

  expect_failures = [var.settings]
}

run "a_service_that_does_not_exist_is_refused" {
  command = plan

  variables {
    services = { rendre = { concurrency = 1 } }
  }

  expect_failures = [var.services]
}

run "half_a_processor_is_refused" {
  command = plan

  variables {
    services = { api = { cpu = 0.5 } }
  }

  expect_failures = [var.services]
}

run "more_instances_at_least_than_at_most_are_refused" {
  command = plan

  variables {
    services = { plan = { min_instances = 9 } }
  }

  expect_failures = [google_cloud_run_v2_service.house["plan"]]
}

run "a_project_number_is_no_project" {
  command = plan

  variables {
    project = "123456789012"
  }

  expect_failures = [var.project]
}
