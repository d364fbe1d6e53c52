variable "project" {
  description = "Id of the Google Cloud project, which must exist and have billing."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project must be a project id: 6 to 30 lower-case letters, digits and hyphens, not its number or title."
  }
}

variable "region" {
  description = "Where everything runs and is kept. The store and the buckets can never move to another."
  type        = string
  default     = "us-central1"

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region must be a region like us-central1, not a zone or a continent."
  }
}

variable "name" {
  description = "First part of every name, so that two houses can live in one project."
  type        = string
  default     = "limner"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,12}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 14 lower-case letters, digits and hyphens."
  }
}

variable "labels" {
  description = "Labels of whatever can carry some, for the bill."
  type        = map(string)
  default     = {}
}

variable "database" {
  description = "Name of the Firestore database. One database of a project is free within its daily quota."
  type        = string
  default     = "(default)"

  validation {
    condition     = can(regex("^(\\(default\\)|[a-z][a-z0-9-]{2,61}[a-z0-9])$", var.database))
    error_message = "database must be (default), or 4 to 63 lower-case letters, digits and hyphens."
  }
}

variable "image" {
  description = "Image of the first revision. Afterwards Cloud Build deploys, and Terraform leaves the image alone."
  type        = string
  default     = "us-docker.pkg.dev/cloudrun/container/hello"

  validation {
    condition     = can(regex("^[a-z0-9.-]+/[^ ]+$", var.image))
    error_message = "image must be the full address of an image, its registry included."
  }
}

variable "public" {
  description = "Whether anybody on the internet may reach the API, which then asks for a key. Otherwise only callers whom Cloud Run's own permissions admit."
  type        = bool
  default     = false
}

variable "auth" {
  description = "Who may call the API: keys alone, or firebase for users who sign in to this project through Identity Platform as well."
  type        = string
  default     = "keys"

  validation {
    condition     = contains(["keys", "firebase"], var.auth)
    error_message = "auth must be keys or firebase."
  }
}

variable "services" {
  description = "What differs from the built-in size of api, plan, render, assemble or sweep. THREADS always follows concurrency."
  type = map(object({
    concurrency   = optional(number)
    cpu           = optional(number)
    memory        = optional(string)
    min_instances = optional(number)
    max_instances = optional(number)
  }))
  default = {}

  validation {
    condition     = length(setsubtract(keys(var.services), ["api", "plan", "render", "assemble", "sweep"])) == 0
    error_message = "services may have the keys api, plan, render, assemble and sweep."
  }

  validation {
    condition = alltrue([for one in values(var.services) : (
      coalesce(one.concurrency, 1) >= 1 && coalesce(one.concurrency, 1) <= 1000 && coalesce(one.max_instances, 1) >= 1 && coalesce(one.min_instances, 0) >= 0
    )])
    error_message = "concurrency must be from 1 to 1000, max_instances at least 1 and min_instances at least 0."
  }

  validation {
    condition     = alltrue([for one in values(var.services) : contains([1, 2, 4, 8], coalesce(one.cpu, 1))])
    error_message = "cpu must be 1, 2, 4 or 8: less than one would allow a single request at a time."
  }

  validation {
    condition     = alltrue([for one in values(var.services) : can(regex("^[1-9][0-9]*(Mi|Gi)$", coalesce(one.memory, "1Gi")))])
    error_message = "memory must be like 512Mi or 2Gi."
  }
}

variable "settings" {
  description = "Further settings of the house by their variable, as .env.example lists them."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.settings), local.own_settings)) == 0
    error_message = "settings may not name what this module sets itself: ${join(", ", local.own_settings)}."
  }

  validation {
    condition     = alltrue([for name in keys(var.settings) : can(regex("^[A-Z][A-Z0-9_]*$", name)) && !can(regex("KEY$|SECRET|PASSWORD|TOKEN", name))])
    error_message = "settings must be variables in capitals, and no secrets: those belong into Secret Manager."
  }
}

variable "gemini" {
  description = "How Gemini is reached: enterprise (this project's own permissions, no key) or studio (a key in Secret Manager)."
  type        = string
  default     = "enterprise"

  validation {
    condition     = contains(["enterprise", "studio"], var.gemini)
    error_message = "gemini must be enterprise or studio."
  }
}

variable "gemini_key_version" {
  description = "Version of the secret that holds the key of AI Studio; a number, so that a bad key can be rolled back."
  type        = string
  default     = "1"

  validation {
    condition     = can(regex("^[1-9][0-9]*$", var.gemini_key_version))
    error_message = "gemini_key_version must be a number, not latest."
  }
}

variable "quota" {
  description = "What the account of Gemini may do. The tier gives the spending of ten minutes; set it here where yours is another. Pictures a minute are in AI Studio."
  type = object({
    tier                     = optional(number, 1)
    spend_per_10_minutes_usd = optional(number)
    pictures_per_minute      = optional(number)
    usd_per_picture          = optional(number, 0.034)
    texts_per_minute         = optional(number, 300)
    narrations_per_minute    = optional(number, 60)
  })
  default = {}

  validation {
    condition     = contains([1, 2, 3], var.quota.tier)
    error_message = "quota.tier must be 1, 2 or 3."
  }

  validation {
    condition     = var.quota.tier != 3 || var.quota.spend_per_10_minutes_usd != null
    error_message = "The spending of tier 3 is an account's own: set quota.spend_per_10_minutes_usd."
  }

  validation {
    condition = alltrue([for one in [
      var.quota.spend_per_10_minutes_usd, var.quota.pictures_per_minute, var.quota.usd_per_picture,
      var.quota.texts_per_minute, var.quota.narrations_per_minute,
    ] : coalesce(one, 1) > 0])
    error_message = "The numbers of quota must be above 0."
  }
}

variable "cors_origins" {
  description = "Origins of browsers that may call the API and load pictures."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for one in var.cors_origins : can(regex("^https?://[^/*]+$", one))])
    error_message = "cors_origins must be like https://app.example.com, without a path and without a star."
  }
}

variable "protect" {
  description = "Whether the store, the buckets and the services refuse to be deleted."
  type        = bool
  default     = true
}

variable "point_in_time_recovery" {
  description = "Whether the store of any minute of the last seven days can be read. It is billed; daily backups are kept in any case."
  type        = bool
  default     = false
}

variable "alert_emails" {
  description = "Who is told when something is wrong."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for one in var.alert_emails : can(regex("^[^@ ]+@[^@ ]+$", one))])
    error_message = "alert_emails must be addresses."
  }
}

variable "hourly_spend_usd" {
  description = "What models may cost in an hour before it is told."
  type        = number
  default     = 20

  validation {
    condition     = var.hourly_spend_usd > 0
    error_message = "hourly_spend_usd must be above 0."
  }
}

variable "billing_account" {
  description = "Billing account for the budget alert, as 012345-6789AB-CDEF01; empty for no budget."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6})?$", var.billing_account))
    error_message = "billing_account must be like 012345-6789AB-CDEF01, or empty."
  }
}

variable "monthly_budget" {
  description = "What the project may cost in a month before it is told, in the currency of the billing account."
  type        = number
  default     = 100

  validation {
    condition     = var.monthly_budget >= 1 && floor(var.monthly_budget) == var.monthly_budget
    error_message = "monthly_budget must be a whole number of at least 1."
  }
}

variable "domain" {
  description = "Domain of the API behind a load balancer with Cloud Armor and CDN; empty for Cloud Run's own address."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$|^$", var.domain))
    error_message = "domain must be like api.example.com, or empty."
  }

  validation {
    condition     = var.domain == "" || var.public
    error_message = "A load balancer sends no credentials of Cloud Run, so that domain needs public = true; the API still asks for keys."
  }
}

variable "requests_per_minute_and_address" {
  description = "What Cloud Armor lets through from one address, where there is a domain."
  type        = number
  default     = 600

  validation {
    condition     = var.requests_per_minute_and_address >= 1
    error_message = "requests_per_minute_and_address must be at least 1."
  }
}

variable "repository" {
  description = "Repository that Cloud Build is connected to in the same region, as projects/P/locations/R/connections/C/repositories/N; empty for no trigger."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(projects/[^/]+/locations/[^/]+/connections/[^/]+/repositories/[^/]+)?$", var.repository))
    error_message = "repository must be the full name of a connected repository, or empty."
  }

  validation {
    condition     = var.repository == "" || try(split("/", var.repository)[3], "") == var.region
    error_message = "repository must be connected in the region of the trigger, which is region."
  }
}

variable "branch" {
  description = "Branch whose pushes are built and deployed."
  type        = string
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]+$", var.branch))
    error_message = "branch must be the plain name of a branch."
  }
}

variable "github_repository" {
  description = "OWNER/NAME on GitHub whose workflows on the branch may start builds, without a key; empty for none."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([A-Za-z0-9-]+/[A-Za-z0-9._-]+)?$", var.github_repository))
    error_message = "github_repository must be OWNER/NAME, or empty."
  }
}
