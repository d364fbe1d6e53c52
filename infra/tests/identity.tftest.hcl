# Who may do what, to the last entry. The names of accounts are given here, because the cloud would choose them.

mock_provider "google" {}

override_resource {
  target = google_service_account.house["api"]
  values = {
    email  = "api@demo"
    member = "serviceAccount:api@demo"
    name   = "accounts/api"
    id     = "accounts/api"
  }
}

override_resource {
  target = google_service_account.house["plan"]
  values = {
    email  = "plan@demo"
    member = "serviceAccount:plan@demo"
    name   = "accounts/plan"
    id     = "accounts/plan"
  }
}

override_resource {
  target = google_service_account.house["render"]
  values = {
    email  = "render@demo"
    member = "serviceAccount:render@demo"
    name   = "accounts/render"
    id     = "accounts/render"
  }
}

override_resource {
  target = google_service_account.house["assemble"]
  values = {
    email  = "assemble@demo"
    member = "serviceAccount:assemble@demo"
    name   = "accounts/assemble"
    id     = "accounts/assemble"
  }
}

override_resource {
  target = google_service_account.house["sweep"]
  values = {
    email  = "sweep@demo"
    member = "serviceAccount:sweep@demo"
    name   = "accounts/sweep"
    id     = "accounts/sweep"
  }
}

override_resource {
  target = google_service_account.house["tasks"]
  values = {
    email  = "tasks@demo"
    member = "serviceAccount:tasks@demo"
    name   = "accounts/tasks"
    id     = "accounts/tasks"
  }
}

override_resource {
  target = google_service_account.house["scheduler"]
  values = {
    email  = "scheduler@demo"
    member = "serviceAccount:scheduler@demo"
    name   = "accounts/scheduler"
    id     = "accounts/scheduler"
  }
}

override_resource {
  target = google_service_account.house["build"]
  values = {
    email  = "build@demo"
    member = "serviceAccount:build@demo"
    name   = "accounts/build"
    id     = "accounts/build"
  }
}

override_resource {
  target = google_service_account.house["github"]
  values = {
    email  = "github@demo"
    member = "serviceAccount:github@demo"
    name   = "accounts/github"
    id     = "accounts/github"
  }
}

variables {
  project = "demo-project"
}

run "each_account_may_do_exactly_this" {
  command = apply

  assert {
    condition = { for target, one in google_cloud_run_v2_service_iam_member.caller : target => "${one.role} ${one.member}" } == {
      plan     = "roles/run.invoker serviceAccount:tasks@demo"
      render   = "roles/run.invoker serviceAccount:tasks@demo"
      assemble = "roles/run.invoker serviceAccount:tasks@demo"
      sweep    = "roles/run.invoker serviceAccount:scheduler@demo"
    }
    error_message = "a worker can be called by somebody else than its queue or the schedule"
  }

  assert {
    condition     = alltrue([for target, one in google_cloud_run_v2_service.house : target == "api" || one.ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY"])
    error_message = "a worker can be reached from the internet"
  }

  assert {
    condition     = alltrue([for target, one in google_cloud_run_v2_service.house : one.template[0].service_account == "${target}@demo"])
    error_message = "a service does not run in its own account"
  }

  assert {
    condition     = length(google_cloud_run_v2_service_iam_member.public) == 0
    error_message = "the API is public without having been asked"
  }

  assert {
    condition = toset(concat(
      [for one in google_project_iam_member.store : "${one.role} ${one.member}"],
      [for one in google_project_iam_member.models : "${one.role} ${one.member}"],
      ["${google_project_iam_member.build_logs.role} ${google_project_iam_member.build_logs.member}"],
      [for one in google_project_iam_member.github_builds : "${one.role} ${one.member}"],
      )) == toset([
      "roles/aiplatform.user serviceAccount:api@demo",
      "roles/aiplatform.user serviceAccount:plan@demo",
      "roles/aiplatform.user serviceAccount:render@demo",
      "roles/datastore.user serviceAccount:api@demo",
      "roles/datastore.user serviceAccount:assemble@demo",
      "roles/datastore.user serviceAccount:plan@demo",
      "roles/datastore.user serviceAccount:render@demo",
      "roles/datastore.user serviceAccount:sweep@demo",
      "roles/logging.logWriter serviceAccount:build@demo",
    ])
    error_message = "the grants on the project are others than listed"
  }

  assert {
    condition     = alltrue([for one in google_project_iam_member.store : one.condition[0].expression == "resource.name == \"projects/demo-project/databases/(default)\""])
    error_message = "an account reaches other databases of the project"
  }

  assert {
    condition     = google_service_account_iam_member.signer.service_account_id == "accounts/api" && google_service_account_iam_member.signer.member == "serviceAccount:api@demo"
    error_message = "only the API signs addresses, and only in its own name"
  }

  assert {
    condition = { for key, one in google_cloud_tasks_queue_iam_member.viewer : key => "${one.role} ${one.member}" } == {
      for pair in setproduct(["assembly", "picture", "speech", "text", "webhook"], ["api", "sweep"]) :
      "${pair[0]} ${pair[1]}" => "roles/cloudtasks.viewer serviceAccount:${pair[1]}@demo"
    }
    error_message = "the queues are looked at by others than the API and the sweep"
  }

  assert {
    condition = { for key, one in google_cloud_tasks_queue_iam_member.enqueuer : key => "${one.role} ${one.member}" } == {
      for pair in setproduct(["assembly", "picture", "speech", "text", "webhook"], ["api", "assemble", "plan", "render", "sweep"]) :
      "${pair[0]} ${pair[1]}" => "roles/cloudtasks.enqueuer serviceAccount:${pair[1]}@demo"
    }
    error_message = "tasks are put by others than the five services"
  }

  assert {
    condition = { for key, one in google_storage_bucket_iam_member.blobs : key => "${one.role} ${one.member}" } == {
      for pair in setproduct(["assets", "scratch"], ["api", "assemble", "plan", "render", "sweep"]) :
      "${pair[0]} ${pair[1]}" => "roles/storage.objectUser serviceAccount:${pair[1]}@demo"
    }
    error_message = "the buckets are open to others than the five services"
  }

  assert {
    condition     = keys(google_service_account.house) == ["api", "assemble", "build", "plan", "render", "scheduler", "sweep", "tasks"]
    error_message = "there are accounts that nothing needs"
  }
}

run "the_api_is_public_by_choice_and_alone" {
  command = apply

  variables {
    public = true
  }

  assert {
    condition     = google_cloud_run_v2_service_iam_member.public[0].member == "allUsers" && endswith(google_cloud_run_v2_service_iam_member.public[0].name, "-api")
    error_message = "public means the API"
  }

  assert {
    condition     = alltrue([for one in google_cloud_run_v2_service_iam_member.caller : one.member != "allUsers" && one.member != "allAuthenticatedUsers"])
    error_message = "a worker is public"
  }

  assert {
    condition     = google_cloud_run_v2_service.house["api"].ingress == "INGRESS_TRAFFIC_ALL"
    error_message = "a public API cannot be reached"
  }
}

run "a_key_is_read_by_those_who_ask_models_and_by_nobody_else" {
  command = apply

  variables {
    gemini = "studio"
  }

  assert {
    condition = { for service, one in google_secret_manager_secret_iam_member.gemini : service => "${one.role} ${one.member}" } == {
      api    = "roles/secretmanager.secretAccessor serviceAccount:api@demo"
      plan   = "roles/secretmanager.secretAccessor serviceAccount:plan@demo"
      render = "roles/secretmanager.secretAccessor serviceAccount:render@demo"
    }
    error_message = "the key is read by others"
  }

  assert {
    condition     = length(google_project_iam_member.models) == 0
    error_message = "with a key nobody needs the project's own permission"
  }

  assert {
    condition = toset([
      for target, one in google_cloud_run_v2_service.house : target
      if contains([for env in one.template[0].containers[0].env : env.name], "GEMINI_API_KEY")
    ]) == toset(["api", "plan", "render"])
    error_message = "the key reaches other services"
  }
}

run "a_build_changes_revisions_and_not_permissions" {
  command = apply

  variables {
    repository        = "projects/demo-project/locations/us-central1/connections/github/repositories/limner"
    github_repository = "somebody/limner"
  }

  assert {
    condition     = alltrue([for one in google_cloud_run_v2_service_iam_member.build : one.role == "roles/run.developer" && one.member == "serviceAccount:build@demo"])
    error_message = "the build has another role on the services"
  }

  assert {
    condition = toset([for one in google_service_account_iam_member.build : "${one.role} on ${one.service_account_id} ${one.member}"]) == toset([
      for service in ["api", "assemble", "plan", "render", "sweep"] : "roles/iam.serviceAccountUser on accounts/${service} serviceAccount:build@demo"
    ])
    error_message = "the build may speak in the name of others than the five services"
  }

  assert {
    condition     = google_storage_bucket_iam_member.build.bucket == "demo-project-limner-scratch" && google_storage_bucket_iam_member.build.role == "roles/storage.objectViewer"
    error_message = "the build reaches more than the sources in scratch"
  }

  assert {
    condition     = google_artifact_registry_repository_iam_member.build.role == "roles/artifactregistry.writer"
    error_message = "the build has another role on the registry"
  }

  assert {
    condition = toset([for one in concat([google_project_iam_member.build_logs], google_project_iam_member.github_builds) : "${one.role} ${one.member}"]) == toset([
      "roles/cloudbuild.builds.editor serviceAccount:github@demo",
      "roles/logging.logWriter serviceAccount:build@demo",
    ])
    error_message = "the build's grants on the project are others than listed"
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.github[0].attribute_condition == "assertion.repository == \"somebody/limner\" && assertion.ref == \"refs/heads/main\""
    error_message = "other repositories of GitHub can come in"
  }

  assert {
    condition     = google_cloudbuild_trigger.push[0].service_account == "accounts/build" && google_cloudbuild_trigger.push[0].filename == "cloudbuild.yaml"
    error_message = "the trigger builds something else, or as somebody else"
  }
}
