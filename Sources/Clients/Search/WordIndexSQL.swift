import Basics
import Events
import Store

extension Transaction {
    /// Makes `subject` findable by these words, besides those by which it is found already.
    package func index(_ subject: Event.Subject, client: Int64?, words: some Sequence<String>) throws {
        try index([Findable(subject, client: client, words: words)])
    }

    package func index(_ things: [Findable]) throws {
        try send(
            "INSERT INTO search_word (subject_kind, word, subject, client) VALUES",
            rows: things.flatMap { thing in
                thing.words.map { "(\(thing.subject.kind), \($0), \(thing.subject.id), \(thing.client))" }
            },
            "ON CONFLICT (subject_kind, word, subject) DO NOTHING"
        )
    }

    package func unindex(_ subject: Event.Subject) throws {
        try send("DELETE FROM search_word WHERE subject_kind = \(subject.kind) AND subject = \(subject.id)")
    }
}

/// A thing, whose secret it is, and the words that it is found by.
package struct Findable: Sendable {
    let subject: Event.Subject
    let client: Int64?
    let words: [String]

    package init(_ subject: Event.Subject, client: Int64?, words: some Sequence<String>) {
        self.subject = subject
        self.client = client
        self.words = Set(words.filter { !$0.isEmpty }).sorted()
    }
}
