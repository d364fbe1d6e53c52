"""Google Cloud: Firestore, Cloud Storage and Cloud Tasks by their own client libraries, loaded when first asked."""
