import Basics

/// A piece of the company's story, fit to be written down in one transaction.
enum Chapter: Sendable {
    case deeds([Deed], upTo: Progress)
    /// Somebody joins; the story goes on when the crew knows them.
    case hire(Employee, at: Moment)
    case leave(Colleague, at: Moment)

    /// How much has been told.
    struct Progress: Sendable {
        var clients = 0
        var cases = 0
        var interactions = 0
    }
}
