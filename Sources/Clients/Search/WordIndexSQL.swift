import Basics
import Events
import Store

extension Transaction {
    /// Makes `subject` findable by these words, besides those by which it is found already.
    package func index(_ subject: Event.Subject, client: Int64?, words: some Sequence<String>) throws {
        let rows = Set(words.filter { !$0.isEmpty }).sorted().map { word -> SQL in
            "(\(subject.kind), \(word), \(subject.id), \(client))"
        }
        guard !rows.isEmpty else { return }
        try send(
            """
            INSERT INTO search_word (subject_kind, word, subject, client) VALUES \(SQL.join(rows, by: ", "))
            ON CONFLICT (subject_kind, word, subject) DO NOTHING
            """
        )
    }

    package func unindex(_ subject: Event.Subject) throws {
        try send("DELETE FROM search_word WHERE subject_kind = \(subject.kind) AND subject = \(subject.id)")
    }
}
