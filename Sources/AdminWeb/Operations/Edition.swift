import Basics

/// What is running, and since when.
struct Edition: Sendable {
    let version: String
    let started: Moment
}
