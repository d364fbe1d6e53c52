mock_provider "google" {}

variables {
  project = "demo-project"
}

run "expiry_indexes_and_rules_are_as_the_house_needs_them" {
  command = apply

  assert {
    condition     = toset([for one in google_firestore_field.expiry : one.collection if length(one.ttl_config) == 1 && one.field == "expires_at"]) == toset(["cache", "records", "registers", "settled"])
    error_message = "jobs, gallery and things are removed by the sweep with their bytes, counters with what they add up to, everything else at its time"
  }

  assert {
    condition     = alltrue([for one in google_firestore_field.expiry : length(one.index_config[0].indexes) == (one.collection == "cache" ? 1 : 0)])
    error_message = "times of expiry are indexed where nothing asks for them"
  }

  assert {
    condition = length(setsubtract(
      ["jobs steps", "jobs log", "jobs counts", "jobs body", "cache asset", "registers value", "counters values"],
      [for one in google_firestore_field.exempt : "${one.collection} ${one.field}" if length(one.index_config[0].indexes) == 0],
    )) == 0
    error_message = "each picture would write an index entry for every field of its job"
  }

  assert {
    condition = length(setintersection(
      [for one in google_firestore_field.exempt : "${one.collection} ${one.field}"],
      flatten([for one in google_firestore_index.query : [for field in one.fields : "${one.collection} ${field.field_path}"]]),
    )) == 0
    error_message = "a field that a query asks for is not indexed"
  }

  assert {
    condition = length(setsubtract(
      [
        "jobs: owner ASCENDING, hidden ASCENDING, created_at DESCENDING",
        "jobs: owner ASCENDING, hidden ASCENDING, state ASCENDING, created_at DESCENDING",
        "jobs: owner ASCENDING, hidden ASCENDING, kind ASCENDING, created_at DESCENDING",
        "cache: finished ASCENDING, used_at ASCENDING",
        "gallery: owner ASCENDING, binned ASCENDING, tags CONTAINS, at DESCENDING",
        "gallery: owner ASCENDING, binned ASCENDING, words CONTAINS, at DESCENDING",
        "things: owner ASCENDING, shelf ASCENDING, at DESCENDING",
      ],
      [for one in google_firestore_index.query : "${one.collection}: ${join(", ", [for field in one.fields : "${field.field_path} ${coalesce(field.order, field.array_config, "?")}"])}"],
    )) == 0
    error_message = "a list would fail in production, which no emulator shows"
  }

  assert {
    condition     = alltrue([for one in google_storage_bucket.house : length(one.cors) == 0])
    error_message = "a bucket answers browsers from anywhere"
  }

  assert {
    condition     = one(one(google_firebaserules_ruleset.store.source).files).content == file("./firestore.rules") && google_firebaserules_release.store.name == "cloud.firestore"
    error_message = "other rules are released"
  }
}

run "the_store_outlives_a_mistake" {
  command = apply

  variables {
    point_in_time_recovery = true
  }

  assert {
    condition     = google_firestore_database.house.type == "FIRESTORE_NATIVE" && google_firestore_database.house.database_edition == "STANDARD"
    error_message = "another edition is billed by the kilobyte"
  }

  assert {
    condition     = google_firestore_database.house.delete_protection_state == "DELETE_PROTECTION_ENABLED" && google_firestore_database.house.point_in_time_recovery_enablement == "POINT_IN_TIME_RECOVERY_ENABLED"
    error_message = "the store can be deleted, or its past cannot be read"
  }

  assert {
    condition     = length(google_firestore_backup_schedule.daily.daily_recurrence) == 1 && google_firestore_backup_schedule.daily.retention == "604800s"
    error_message = "there is no daily backup for a week"
  }

  assert {
    condition     = alltrue([for one in google_storage_bucket.house : !one.force_destroy])
    error_message = "a bucket can be destroyed with what it holds"
  }
}

run "a_trial_can_be_torn_down" {
  command = apply

  variables {
    protect = false
  }

  assert {
    condition     = google_firestore_database.house.delete_protection_state == "DELETE_PROTECTION_DISABLED" && google_firestore_database.house.deletion_policy == "DELETE"
    error_message = "the store stays behind"
  }

  assert {
    condition     = alltrue([for one in google_storage_bucket.house : one.force_destroy]) && alltrue([for one in google_cloud_run_v2_service.house : !one.deletion_protection])
    error_message = "buckets or services stay behind"
  }
}

run "buckets_are_private_and_only_scratch_forgets" {
  command = apply

  variables {
    cors_origins = ["https://app.example.com"]
  }

  assert {
    condition     = alltrue([for one in google_storage_bucket.house : one.uniform_bucket_level_access && one.public_access_prevention == "enforced"])
    error_message = "a bucket can be made public"
  }

  assert {
    condition = toset(flatten([
      for bucket, one in google_storage_bucket.house : [
        for rule in one.lifecycle_rule : [for prefix in one(rule.condition).matches_prefix : "${bucket} ${prefix}"] if one(rule.action).type == "Delete"
      ]
    ])) == toset(["scratch uploads/", "scratch source/", "scratch samples/"])
    error_message = "a rule deletes what records name, or keeps what nobody needs"
  }

  assert {
    condition     = alltrue([for rule in google_storage_bucket.house["assets"].lifecycle_rule : one(rule.action).type == "AbortIncompleteMultipartUpload"])
    error_message = "the bucket of assets deletes by itself"
  }

  assert {
    condition     = { for bucket, one in google_storage_bucket.house : bucket => one.soft_delete_policy[0].retention_duration_seconds } == { assets = 604800, scratch = 0 }
    error_message = "deleted scratch is billed, or a deleted asset cannot be brought back"
  }

  assert {
    condition     = alltrue([for one in google_storage_bucket.house : one.cors[0].origin == tolist(["https://app.example.com"])]) && !contains(google_storage_bucket.house["assets"].cors[0].method, "PUT")
    error_message = "browsers of others may load or put files"
  }
}

run "a_star_is_no_origin" {
  command = plan

  variables {
    cors_origins = ["*"]
  }

  expect_failures = [var.cors_origins]
}

run "a_second_database_has_its_own_release" {
  command = apply

  variables {
    database = "second"
  }

  assert {
    condition     = google_firebaserules_release.store.name == "cloud.firestore/second"
    error_message = "the rules are released for another database"
  }
}
