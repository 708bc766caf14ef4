import Basics
import Clients
import People
import Store

extension Snapshot {
    package func draft(of person: Person.ID, at place: DraftPlace) throws -> String? {
        try value("SELECT text FROM draft WHERE person = \(person) AND place = \(place.name)")
    }

    /// Everything that this person has begun to write on one case, by its place.
    package func drafts(of person: Person.ID, on id: Case.ID) throws -> [DraftPlace: String] {
        let places = [DraftPlace.answer(on: id), .answerSubject(on: id), .note(on: id), .handOver(of: id)]
        let found = try all(
            "SELECT place, text FROM draft WHERE person = \(person) AND place IN (\(SQL.list(places.map(\.name))))"
        ) { row in (place: try row.read(String.self), text: try row.read(String.self)) }
        return found.reduce(into: [:]) { drafts, draft in
            if let place = places.first(where: { $0.name == draft.place }) { drafts[place] = draft.text }
        }
    }
}

extension Transaction {
    /// Keeps what somebody has begun to write; an empty text is a draft no more.
    package func keepDraft(of person: Person.ID, at place: DraftPlace, _ text: String) throws {
        let text = try Wording.text(text, of: "text", mayBeEmpty: true)
        guard !text.isEmpty else { return try dropDraft(of: person, at: place) }
        try send(
            """
            INSERT INTO draft (person, place, text, at) VALUES (\(person), \(place.name), \(text), \(now))
            ON CONFLICT (person, place) DO UPDATE SET text = excluded.text, at = excluded.at
            """
        )
    }

    /// For what has been sent.
    package func dropDraft(of person: Person.ID, at place: DraftPlace) throws {
        try send("DELETE FROM draft WHERE person = \(person) AND place = \(place.name)")
    }
}
